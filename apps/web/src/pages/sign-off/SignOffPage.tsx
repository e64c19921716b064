import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorklistRow } from '../../api/generated/types.gen.js';
import { worklistQuery } from '../../api/queries.js';
import { useDaysLeft } from '../../components/days-left.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { SIGN_OFFS } from '../../search-types.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LightSign } from '../../ui/LightSign.js';
import { useIsSplit } from '../../ui/use-media.js';
import { SignOffItem } from './SignOffItem.js';

const route = getRouteApi('/inside/sign-off');

/** 签批: what waits for the leader's signature; on the phone the list, then the plan. */
export const SignOffPage = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isSplit = useIsSplit();
  const { item } = route.useSearch();
  const { data, error } = useQuery(worklistQuery(SIGN_OFFS));
  const rows = data?.rows ?? [];
  const openId = item ?? (isSplit ? rows[0]?.id : undefined);
  const onDone = (): void => {
    const next = rows.find(({ id }) => id !== openId)?.id;
    void navigate(pathTo.signOff(isSplit && next !== undefined ? { item: next } : {}));
  };
  const list = (
    <section className="sign-off-list">
      <h1>{t('nav.signOff')}</h1>
      {error && <ErrorNote error={error} />}
      {data && rows.length === 0 && (
        <EmptyState why={t('signOff.none')}>
          <Link {...pathTo.worklist()}>{t('nav.worklist')}</Link>
        </EmptyState>
      )}
      {rows.length > 0 && <p className="muted">{t('signOff.waiting', { n: data?.total ?? 0 })}</p>}
      <ul className="rows" aria-label={t('nav.signOff')}>
        {rows.map((row) => (
          <Waiting key={row.id} row={row} isOpen={row.id === openId} />
        ))}
      </ul>
    </section>
  );
  return (
    <div className={isSplit ? 'page sign-off is-split' : 'page sign-off'}>
      {(isSplit || openId === undefined) && list}
      {openId !== undefined && (
        <section className="sign-off-item" aria-label={t('signOff.item')}>
          {!isSplit && (
            <p className="back">
              <Link {...pathTo.signOff()}>← {t('signOff.toList')}</Link>
            </p>
          )}
          <SignOffItem key={openId} id={openId} isAlone={!isSplit} onDone={onDone} />
        </section>
      )}
    </div>
  );
};

const Waiting = ({ row, isOpen }: { row: WorklistRow; isOpen: boolean }): ReactElement => {
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  return (
    <li>
      <Link {...pathTo.signOff({ item: row.id })} className={isOpen ? 'row-link is-open' : 'row-link'} {...(isOpen ? { 'aria-current': 'true' as const } : {})}>
        <span className="row-line">
          <LightSign light={row.light} />
          {row.workingDaysLeft !== null && <strong className={row.workingDaysLeft < 0 ? 'days-over' : ''}>{daysLeft(row.workingDaysLeft)}</strong>}
        </span>
        <span>
          <strong>{nameOf(row.unit, language)}</strong> <span className="code">{taskCode(row.task.code)}</span> {titleOf(row.task, language)}
        </span>
        {row.dueOn && <span className="muted">{deadlineText(row.dueOn, language)}</span>}
      </Link>
    </li>
  );
};
