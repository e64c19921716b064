import { Button, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../forms/FormShell.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText } from '../../ui/date-text.js';
import { kindsOf, type Decision, type Given, type RowDecision, type Warning } from './launch-reasons.js';

/** Warnings by kind: one reason for all of a kind; each date may be kept, moved or taken as history, with a reason of its own. */
export const LaunchWarnings = ({ warnings, given, give }: { warnings: readonly Warning[]; given: Given; give: (given: Given) => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <>
      {kindsOf(warnings).map((kind) => {
        const those = warnings.filter(({ code }) => code === kind);
        return (
          <section key={kind} className="stack finding" aria-labelledby={`warning-${kind}`}>
            <h3 id={`warning-${kind}`}>{t('launch.kind', { kind: t(`launch.warning.${kind}`), n: those.length })}</h3>
            <Field label={t('launch.reasonFor', { kind: t(`launch.warning.${kind}`) })}>
              {(id) => <Input id={id} maxLength={2000} value={given.kinds[kind] ?? ''} onChange={(event) => give({ ...given, kinds: { ...given.kinds, [kind]: event.target.value } })} />}
            </Field>
            {those.some(({ decisions }) => decisions.includes('history')) && <Button className="self-start" onClick={() => give(allHistory(given, those))}>{t('launch.allHistory')}</Button>}
            <Rows caption={t(`launch.warning.${kind}`)} warnings={those} given={given} give={give} />
          </section>
        );
      })}
    </>
  );
};

/** Tasks, obligations and milestones have codes of their own; settings, years and groups have none. */
const TASK = /^t\d\d/;

/** Every date that may be history; a plan's own date may not. */
const allHistory = (given: Given, warnings: readonly Warning[]): Given => ({
  ...given,
  rows: { ...given.rows, ...Object.fromEntries(warnings.filter(({ decisions }) => decisions.includes('history')).map(({ id }) => [id, { ...given.rows[id], decision: 'history' as const }])) },
});

const Rows = ({ caption, warnings, given, give }: { caption: string; warnings: readonly Warning[]; given: Given; give: (given: Given) => void }): ReactElement => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const rowOf = ({ id }: Warning): RowDecision => given.rows[id] ?? { decision: 'keep' };
  const set = (warning: Warning, more: Partial<RowDecision>): void => give({ ...given, rows: { ...given.rows, [warning.id]: { ...rowOf(warning), ...more } } });
  const textOf = ({ about, text }: Warning): string => text || (i18n.exists(`setting.${about}`) ? t(`setting.${about}` as 'setting.planDueOn') : about);
  const columns: readonly Column<Warning>[] = [
    { key: 'about', title: t('launch.about'), isHead: true, render: (row) => <>{TASK.test(row.about) && <span className="code">{row.about.toUpperCase()} </span>}{textOf(row)}</> },
    { key: 'due', title: t('launch.dueOn'), render: (row) => <span className="nowrap">{row.dueOn === null ? '–' : dayText(row.dueOn, language, true)}</span> },
    {
      key: 'decision', title: t('launch.decision'),
      render: (row) =>
        row.decisions.length === 0 ? '–' : (
          <span className="row">
            <Select<Decision> aria-label={t('launch.decisionOf', { about: row.about })} popupMatchSelectWidth={false} value={rowOf(row).decision} options={row.decisions.map((value) => ({ value, label: t(`launch.decide.${value}`) }))} onChange={(decision) => set(row, { decision })} />
            {rowOf(row).decision === 'move' && <Input type="date" className="day" aria-label={t('launch.newDay', { about: row.about })} value={rowOf(row).dueOn ?? ''} onChange={(event) => set(row, { dueOn: event.target.value })} />}
          </span>
        ),
    },
    { key: 'reason', title: t('launch.ownReason'), render: (row) => <Input aria-label={t('launch.ownReasonOf', { about: row.about })} placeholder={given.kinds[row.code] ?? ''} maxLength={2000} value={rowOf(row).reason ?? ''} onChange={(event) => set(row, { reason: event.target.value })} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={warnings} rowKey={({ id }) => id} />;
};
