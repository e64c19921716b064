import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeSetRow } from '../../api/generated/types.gen.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { Column } from '../../ui/DataTable.js';
import { dayText, instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { LightSign } from '../../ui/LightSign.js';
import { ReasonButton } from '../../ui/ReasonButton.js';

const CODES = ['SEQUENCE_CHANGED', 'CLOSED', 'NOTHING_TO_CHANGE', 'DATE_TOO_NEAR'] as const;

/** A row of a preview: dates, reminders, light, case, who is told, and what became of it. */
export const useRowColumns = (mayNotDrop: string | undefined, onDrop: (row: ChangeSetRow) => void): readonly Column<ChangeSetRow>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const codeText = (code: string): string => {
    const known = CODES.find((each) => each === code);
    return known ? t(`change.code.${known}`) : code;
  };
  return [
    { key: 'item', title: t('reminders.item'), isHead: true, render: (row) => <Link {...pathTo.assignment(row.assignment)}>{`${taskCode(row.task)} ${nameOf(row.unit, language)}`}</Link> },
    {
      key: 'dates', title: t('change.dates'),
      render: (row) =>
        row.dates.length === 0 ? '–' : (
          <ul className="plain">
            {row.dates.map(({ duty, was, is }) => (
              <li key={duty}>{t('change.date', { duty: ledger.duty(duty, row.task), was: dayText(was, language), is: dayText(is, language) })}</li>
            ))}
          </ul>
        ),
    },
    { key: 'dropped', title: t('change.dropped'), render: (row) => <Reminders rows={row.dropped} /> },
    { key: 'added', title: t('change.added'), render: (row) => <Reminders rows={row.added} /> },
    {
      key: 'light', title: t('filter.light'),
      render: (row) =>
        row.light.was === row.light.is ? <LightSign light={row.light.is} /> : (
          <span className="row wrap">
            <LightSign light={row.light.was} /> → <LightSign light={row.light.is} />
          </span>
        ),
    },
    { key: 'case', title: t('change.case'), render: (row) => (row.caseWithdrawn === null ? '–' : t('change.caseWithdrawn')) },
    { key: 'told', title: t('change.told'), render: (row) => (row.told.length === 0 ? '–' : t('change.toldOf', { duties: row.told.map((duty) => ledger.duty(duty, row.task)).join(t('common.and')) })) },
    { key: 'state', title: t('filter.state'), render: (row) => (row.code === null ? t(`change.row.${row.state}`) : t('change.rowWhy', { state: t(`change.row.${row.state}`), why: codeText(row.code) })) },
    {
      key: 'drop', title: t('cycle.act'),
      render: (row) =>
        row.state === 'pending' || row.state === 'stale' ? (
          <ReasonButton size="small" reason={mayNotDrop} aria-label={t('change.drop.title', { item: `${taskCode(row.task)} ${nameOf(row.unit, language)}` })} onClick={() => onDrop(row)}>
            {t('change.drop.submit')}
          </ReasonButton>
        ) : '–',
    },
  ];
};

const Reminders = ({ rows }: { rows: ChangeSetRow['added'] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  if (rows.length === 0) return <>–</>;
  return (
    <details className="reminders">
      <summary>{t('change.reminders', { n: rows.length })}</summary>
      <ul className="plain">
        {rows.map(({ duty, rule, dueAt }) => (
          <li key={`${duty} ${rule} ${dueAt}`}>{`${ledger.rule(rule)} ${instantText(dueAt, language)}`}</li>
        ))}
      </ul>
    </details>
  );
};
