import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReminderRow } from '../../api/generated/types.gen.js';
import { remindersQuery } from '../../api/queries.js';
import { AsOfField } from '../../components/AsOfField.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { useLedgerText } from '../../components/ledger-text.js';
import { ListTools } from '../../components/ListTools.js';
import { useCycle } from '../../components/use-cycle.js';
import { useToday } from '../../components/use-today.js';
import { useSeesNothing } from '../../components/session-context.js';
import { Deliveries, ReminderState } from '../../components/ReminderLine.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { RemindersSearch, TurnSearch } from '../../search-types.js';
import { withoutTurns } from '../../search.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { instantText, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Turns } from '../../ui/Turns.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

const route = getRouteApi('/inside/registers/reminders');
const DUTIES = ['plan', 'revision', 'acknowledgement', 'review', 'milestone', 'supervision'];
const RULES = ['T-30', 'T-14', 'T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3', 'T+7', 'wd1', 'wd3', 'wd-5', 'wd-3', 'wd-1', 'last', 'immediate', 'blue'];
const STATES = ['armed', 'dispatched', 'suppressed'] as const;
const REASONS = ['fulfilled', 'superseded', 'merged', 'escalated', 'bureau_holds', 'suspended', 'past_at_creation', 'recipient_gone', 'capped'];

/** 提醒台账: every occurrence of every rule; what was not sent says why. */
export const RemindersPage = (): ReactElement => {
  const { t } = useTranslation();
  const ledger = useLedgerText();
  const { tasks, units } = useChoices();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { year } = useCycle();
  const { data, error } = useQuery(remindersQuery(year, search));
  const columns = useColumns();
  const seesNothing = useSeesNothing();
  const go = (next: RemindersSearch): void => void navigate(pathTo.reminders(next));
  const filters = withoutTurns(search);
  const set = (key: Exclude<keyof RemindersSearch, keyof TurnSearch>) => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = filters;
    go(value === undefined ? rest : { ...rest, [key]: value });
  };
  const isSet = Object.keys(filters).some((key) => key !== 'asOf');
  const today = useToday();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.reminders')}</h1>
        {data && !data.atLeast && <span className="muted">{t('reminders.sum', { ...data.sum, total: data.total })}</span>}
        <AsOfField value={search.asOf} today={today} onChange={set('asOf')} />
        <ListTools page="reminders" at={data?.at} search={filters} onOpen={(saved) => go(saved as RemindersSearch)} />
      </div>
      <p className="muted">{t('reminders.why')}</p>
      <FilterBar isSet={isSet} onClear={() => go(search.asOf === undefined ? {} : { asOf: search.asOf })}>
        <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={set('task')} />
        <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={set('unit')} />
        <Filter label={t('filter.duty')} value={search.duty} choices={DUTIES.map((value) => ({ value, label: ledger.duty(value) }))} onChange={set('duty')} />
        <Filter label={t('filter.rule')} value={search.rule} choices={RULES.map((value) => ({ value, label: ledger.rule(value) }))} onChange={set('rule')} />
        <Filter label={t('filter.state')} value={search.state} choices={STATES.map((value) => ({ value, label: t(`ledger.state.${value}`) }))} onChange={set('state')} />
        <Filter label={t('filter.reason')} value={search.reason} choices={REASONS.map((value) => ({ value, label: ledger.reason(value) }))} onChange={set('reason')} />
      </FilterBar>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data?.rows.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : isSet ? t('filter.nothing') : t('ledger.none')} />}
      {data && data.rows.length > 0 && <DataTable caption={t('nav.reminders')} columns={columns} rows={data.rows} rowKey={({ key }) => key} />}
      <Turns list={data} turn={search} onTurn={(turn) => go({ ...filters, ...turn })} />
    </div>
  );
};

const useColumns = (): readonly Column<ReminderRow>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const ledger = useLedgerText();
  return [
    { key: 'due', title: t('reminders.due'), render: (row) => <span className="nowrap">{instantText(row.dueAt, language)}</span> },
    {
      key: 'item',
      title: t('reminders.item'),
      isHead: true,
      render: (row) => (
        <Link {...pathTo.assignment(row.assignment)}>
          {taskCode(row.task)} {nameOf(row.unit, language)}
        </Link>
      ),
    },
    { key: 'duty', title: t('filter.duty'), render: (row) => ledger.duty(row.duty, row.task) },
    { key: 'rule', title: t('filter.rule'), render: (row) => ledger.rule(row.rule) },
    { key: 'state', title: t('filter.state'), render: (row) => <ReminderState row={row} /> },
    { key: 'to', title: t('reminders.to'), render: (row) => <Deliveries row={row} /> },
  ];
};
