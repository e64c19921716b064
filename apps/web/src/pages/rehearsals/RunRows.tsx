import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RehearsalRow, RehearsalView } from '../../api/generated/types.gen.js';
import { rehearsalRowsQuery } from '../../api/rehearsal-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { useLanguage } from '../../messages/use-language.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, instantText, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Pager } from '../../ui/Pager.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import type { RunProps } from './run-props.js';

export const KINDS = ['reminder', 'supervision', 'deadline'] as const;
export const OUTCOMES = ['sent', 'fulfilled', 'superseded', 'merged', 'escalated', 'bureau_holds', 'suspended', 'past_at_creation', 'recipient_gone', 'capped'] as const;
type Key = 'kind' | 'outcome' | 'task' | 'unit' | 'day' | 'person';

/** Every notice and escalation, by person and day. */
export const RunRows = ({ year, run, search, go, fullest }: RunProps & { fullest: RehearsalView['fullest'] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { tasks, units } = useChoices();
  const outcome = useOutcome();
  const { data, error } = useQuery(rehearsalRowsQuery(year, run.id, search));
  const columns = useRowColumns();
  const set = (key: Key) => (value: string | undefined): void => {
    const { page: _page, [key]: _old, ...rest } = search;
    go(value === undefined ? rest : { ...rest, [key]: value });
  };
  const clear = (): void => go({ run: run.id });
  const isSet = (['kind', 'outcome', 'task', 'unit', 'day', 'person'] as const).some((key) => search[key] !== undefined);
  return (
    <>
      <FilterBar isSet={isSet} onClear={clear}>
        <Filter label={t('rehearsal.kind')} value={search.kind} choices={KINDS.map((value) => ({ value, label: t(`rehearsal.kinds.${value}`) }))} onChange={set('kind')} />
        <Filter label={t('rehearsal.outcome')} value={search.outcome} choices={OUTCOMES.map((value) => ({ value, label: outcome(value) }))} onChange={set('outcome')} />
        <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={set('task')} />
        <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={set('unit')} />
        <Input type="date" className="filter" aria-label={t('rehearsal.day')} value={search.day ?? ''} onChange={(event) => set('day')(event.target.value || undefined)} />
        <Person key={search.person ?? ''} person={search.person} onChange={set('person')} />
      </FilterBar>
      {!isSet && fullest.length > 0 && (
        <p>
          {t('rehearsal.fullest')}
          {fullest.slice(0, 5).map(({ day, person, name, rows }) => (
            <Button key={`${day} ${person}`} type="link" size="small" onClick={() => go({ run: run.id, day, person })}>
              {t('rehearsal.full', { name, day: dayText(day, language), n: rows })}
            </Button>
          ))}
        </p>
      )}
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={t('filter.nothing')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('rehearsal.tab.rows')} columns={columns} rows={data.rows} rowKey={keyOf} />}
      {data && <Pager total={data.total} page={data.page} pageSize={data.pageSize} onPage={(page) => go({ ...search, page })} />}
    </>
  );
};

/** Typed whole, then asked for: not at each letter. */
const Person = ({ person, onChange }: { person: string | undefined; onChange: (person: string | undefined) => void }): ReactElement => {
  const { t } = useTranslation();
  const [text, setText] = useState(person ?? '');
  const ask = (): void => {
    if ((person ?? '') !== text.trim()) onChange(text.trim() || undefined);
  };
  return <Input className="filter" aria-label={t('rehearsal.person')} placeholder={t('rehearsal.person')} value={text} onChange={(event) => setText(event.target.value)} onPressEnter={ask} onBlur={ask} />;
};

export const keyOf = ({ at, kind, rule, task, unit, to, channel }: RehearsalRow): string => [at, kind, rule, task, unit, to, channel].join(' ');

export const useOutcome = (): ((outcome: string) => string) => {
  const { t } = useTranslation();
  const ledger = useLedgerText();
  return (outcome) => (outcome === 'sent' ? t('rehearsal.sent') : t('rehearsal.notSent', { reason: ledger.reason(outcome) }));
};

export const useRowColumns = (): readonly Column<RehearsalRow>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  const outcome = useOutcome();
  const { units } = useChoices();
  const unitOf = (id: string): string => units.find(({ value }) => value === id)?.label ?? id;
  return [
    { key: 'at', title: t('reminders.due'), isHead: true, render: (row) => <span className="nowrap">{instantText(row.at, language)}</span> },
    { key: 'kind', title: t('rehearsal.kind'), render: (row) => t(`rehearsal.kinds.${row.kind}`) },
    { key: 'rule', title: t('filter.rule'), render: (row) => ledger.rule(row.rule) },
    { key: 'item', title: t('reminders.item'), render: (row) => `${taskCode(row.task)} ${unitOf(row.unit)}` },
    { key: 'to', title: t('reminders.to'), render: (row) => row.to || '–' },
    { key: 'channel', title: t('rehearsal.channel'), render: (row) => (row.channel === null ? '–' : ledger.channel(row.channel)) },
    { key: 'outcome', title: t('rehearsal.outcome'), render: (row) => outcome(row.outcome) },
  ];
};
