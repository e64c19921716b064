import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BriefingView, SupervisionRow } from '../../api/generated/types.gen.js';
import { useGround } from '../../components/case-text.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { dayText, deadlineText, nameOf, taskCode } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { NoticeDrawer } from '../registers/NoticeDrawer.js';
import { mayDo } from '../../api/allowed-actions.js';

interface Props {
  briefing: BriefingView;
  onDeed: (deed: RowDeed) => void;
}

/** Red notices that wait for a signature, and replies that wait for a check. */
export const ToDecide = ({ briefing: { drafts, draftsTotal, replies, repliesTotal }, onDeed }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ground = useGround();
  const [opened, setOpened] = useState<string>();
  return (
    <>
      <Cases id="briefing-drafts" title={t('briefing.drafts', { n: draftsTotal })} none={t('briefing.noDrafts')} rows={drafts} text={(row) => `${ground(row.ground)}${t('common.comma')}${deadlineText(row.dueOn, language)}`}>
        {(row) => (
          <>
            <Button size="small" onClick={() => setOpened(row.id)}>
              {t('supervision.notice')}
            </Button>
            {mayDo(row, 'RaiseSupervision') && (
              <Button size="small" type="primary" onClick={() => onDeed({ id: row.assignment, deed: 'RaiseSupervision' })}>
                {t('cases.issue')}
              </Button>
            )}
          </>
        )}
      </Cases>
      <Cases id="briefing-replies" title={t('briefing.replies', { n: repliesTotal })} none={t('briefing.noReplies')} rows={replies} text={(row) => (row.promisedOn === null ? '' : t('cases.reply.waiting', { on: dayText(row.promisedOn, language) }))}>
        {(row) =>
          mayDo(row, 'CheckReply') && (
            <Button size="small" onClick={() => onDeed({ id: row.assignment, deed: 'CheckReply' })}>
              {t('verb.CheckReply')}
            </Button>
          )
        }
      </Cases>
      <NoticeDrawer id={opened} onClose={() => setOpened(undefined)} />
    </>
  );
};

interface CasesProps {
  id: string;
  title: string;
  none: string;
  rows: readonly SupervisionRow[];
  text: (row: SupervisionRow) => string;
  children: (row: SupervisionRow) => ReactNode;
}

const Cases = ({ id, title, none, rows, text, children }: CasesProps): ReactElement => {
  const language = useLanguage();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {rows.length === 0 && <p className="muted">{none}</p>}
      <ul className="briefing-rows" aria-labelledby={id}>
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <p>
                <LevelBars level={row.draftLevel ?? row.level} />{' '}
                <Link {...pathTo.assignment(row.assignment)}>
                  {taskCode(row.task)} {nameOf(row.unit, language)}
                </Link>
              </p>
              <p className="muted">{text(row)}</p>
            </div>
            <span className="row-deeds">{children(row)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
