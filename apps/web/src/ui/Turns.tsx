import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonButton } from './ReasonButton.js';

/** After one place of a list, before another, or at its beginning. */
interface Turn {
  after?: string;
  before?: string;
}
interface Props {
  /** What the list's last answer said of itself; undefined: there is none. */
  list: { total: number; atLeast: boolean; previous: string | null; next: string | null } | undefined;
  /** Where the page that is shown begins. */
  turn: Turn;
  onTurn: (turn: Turn) => void;
}

/** 共 n 条, and the way to the pages beside this one. A page has a place and no number: nothing that was passed is read again, and what comes in between moves nothing. */
export const Turns = ({ list, turn, onTurn }: Props): ReactElement | null => {
  const { t } = useTranslation();
  const isTurned = turn.after !== undefined || turn.before !== undefined;
  const [previous, next] = [list?.previous ?? null, list?.next ?? null];
  const isFirst = !isTurned || (list !== undefined && turn.before !== undefined && previous === null);
  if (!list && !isTurned) return null;
  return (
    <nav className="pager" aria-label={t('common.pages')}>
      {list && <span className="muted">{t(list.atLeast ? 'common.atLeast' : 'common.total', { n: list.total })}</span>}
      {(isTurned || next !== null) && (
        <span className="turns">
          <ReasonButton size="small" reason={isFirst ? t('common.isFirst') : undefined} onClick={() => onTurn({})}>
            {t('common.first')}
          </ReasonButton>
          <ReasonButton size="small" reason={previous === null ? t(isFirst ? 'common.isFirst' : 'common.noPlace') : undefined} onClick={() => onTurn(previous === null ? {} : { before: previous })}>
            {t('common.previous')}
          </ReasonButton>
          <ReasonButton size="small" reason={next === null ? t(list ? 'common.isLast' : 'common.noPlace') : undefined} onClick={() => onTurn(next === null ? {} : { after: next })}>
            {t('common.next')}
          </ReasonButton>
        </span>
      )}
    </nav>
  );
};
