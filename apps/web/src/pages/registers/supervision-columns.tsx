import { Link } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SupervisionRow } from '../../api/generated/types.gen.js';
import { useGround } from '../../components/case-text.js';
import type { RowDeed } from '../../components/DeedDrawer.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, deadlineText, instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { LevelBars } from '../../ui/LevelBars.js';
import { mayDo } from '../../api/allowed-actions.js';

/** What may be done from a row now; the rest, with its reasons, stands on the item's own page. */
const DEEDS = ['RaiseSupervision', 'CheckReply', 'ReplySupervision', 'GiveInstruction'] as const;

/** Columns of the register; without `onDeed` nothing is done from it. */
export const useSupervisionColumns = (onOpen: (id: string) => void, onDeed?: (deed: RowDeed) => void): readonly Column<SupervisionRow>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const ground = useGround();
  const names = (all: readonly string[]): string => all.map(ledger.addressee).join(t('common.and')) || '–';
  const wordOf = (row: SupervisionRow, deed: (typeof DEEDS)[number]): string => (deed === 'RaiseSupervision' && row.draftLevel !== null ? t('cases.issue') : t(`verb.${deed}`));
  return [
    {
      key: 'level', title: t('supervision.level'),
      render: (row) => (
        <>
          <LevelBars level={row.level} />
          {row.draftLevel && <Tag variant="outlined" color="red">{t('cases.draftTag')}</Tag>}
        </>
      ),
    },
    { key: 'number', title: t('supervision.number'), isHead: true, render: (row) => <Button type="link" size="small" className="cell-button" onClick={() => onOpen(row.id)}>{row.number}</Button> },
    {
      key: 'item', title: t('reminders.item'),
      render: (row) => (
        <Link {...pathTo.assignment(row.assignment)} className="nowrap">
          {taskCode(row.task)} {nameOf(row.unit, language)}
        </Link>
      ),
    },
    { key: 'ground', title: t('supervision.groundHead'), render: (row) => `${ground(row.ground)}${t('common.comma')}${deadlineText(row.dueOn, language)}` },
    { key: 'opened', title: t('supervision.opened'), render: (row) => <span className="nowrap">{instantText(row.openedAt, language)}</span> },
    { key: 'reply', title: t('supervision.reply'), render: (row) => <span className="nowrap">{dayText(row.replyDueOn, language)}</span> },
    { key: 'answer', title: t('cases.replyHead'), render: (row) => (row.replyState === null || row.promisedOn === null ? '–' : t(`cases.reply.${row.replyState}`, { on: dayText(row.promisedOn, language) })) },
    { key: 'to', title: t('supervision.to'), render: (row) => `${nameOf(row.addressee, language)} ${names(row.addressees)}` },
    { key: 'copies', title: t('supervision.copies'), render: (row) => names(row.copies) },
    { key: 'state', title: t('filter.state'), render: (row) => `${t(`supervision.state.${row.state}`)}${row.closedAt === null ? '' : ` ${instantText(row.closedAt, language)}`}` },
    ...(onDeed === undefined
      ? []
      : [
          {
            key: 'deeds', title: t('cases.deeds'),
            render: (row: SupervisionRow) => (
              <span className="row-deeds">
                {DEEDS.filter((deed) => mayDo(row, deed)).map((deed) => (
                  <Button key={deed} size="small" type={deed === 'GiveInstruction' ? 'default' : 'primary'} onClick={() => onDeed({ id: row.assignment, deed })}>
                    {wordOf(row, deed)}
                  </Button>
                ))}
              </span>
            ),
          },
        ]),
  ];
};
