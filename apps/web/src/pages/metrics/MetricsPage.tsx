import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueView } from '../../api/generated/types.gen.js';
import { catalogueQuery } from '../../api/queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar } from '../../components/FilterBar.js';
import { useSeesNothing } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { MetricsSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { MetricRollUp } from './MetricRollUp.js';
import { targetText } from './value-text.js';

const route = getRouteApi('/inside/metrics');
type Task = CatalogueView['tasks'][number];
type Metric = Task['bureauMetrics'][number];
interface Row extends Metric {
  readonly task: Task;
}

const metricsOf = (catalogue: CatalogueView): Row[] =>
  catalogue.tasks.flatMap((task) => [...task.obligations.filter(({ open }) => !open).flatMap(({ metrics }) => metrics), ...task.bureauMetrics].map((metric) => ({ ...metric, task })));

/** 指标汇总: what the catalogue asks for in figures, and what has been reached of it (P4). */
export const MetricsPage = (): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const language = useLanguage();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data, error } = useQuery(catalogueQuery(year));
  const seesNothing = useSeesNothing();
  const go = (next: MetricsSearch): void => void navigate({ ...pathTo.metrics(next), replace: true, resetScroll: false });
  const metrics = data ? metricsOf(data) : [];
  const shown = metrics.filter(({ task }) => search.task === undefined || task.code === search.task);
  const set = (key: 'task' | 'metric') => (value: string | undefined): void => {
    const { [key]: _old, show: _show, ...rest } = search;
    go(value === undefined ? rest : { ...rest, [key]: value });
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.metrics')}</h1>
        <span className="muted">{t('metrics.why')}</span>
      </div>
      {seesNothing ? (
        <EmptyState why={t('sight.none')} />
      ) : (
        <>
          <FilterBar isSet={search.task !== undefined || search.metric !== undefined} onClear={() => go({})}>
            <Filter label={t('filter.task')} value={search.task} choices={(data?.tasks ?? []).map((task) => ({ value: task.code, label: `${taskCode(task.code)} ${titleOf(task, language)}` }))} onChange={set('task')} />
            <Filter label={t('metrics.metric')} value={search.metric} choices={shown.map(({ id, task, subject }) => ({ value: id, label: `${taskCode(task.code)} ${subject}` }))} onChange={set('metric')} />
          </FilterBar>
          {error && <ErrorNote error={error} />}
          {!data && !error && <PageSkeleton />}
          {data && search.metric === undefined && <MetricList rows={shown} search={search} />}
          {search.metric !== undefined && <MetricRollUp metric={search.metric} search={search} go={go} />}
        </>
      )}
    </div>
  );
};

const MetricList = ({ rows, search }: { rows: readonly Row[]; search: MetricsSearch }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<Row>[] = [
    { key: 'metric', title: t('metrics.metric'), isHead: true, render: ({ id, subject }) => <Link {...pathTo.metrics({ ...search, metric: id })}>{subject}</Link> },
    { key: 'task', title: t('filter.task'), render: ({ task }) => <Link {...pathTo.task(task.code)}>{`${taskCode(task.code)} ${titleOf(task, language)}`}</Link> },
    { key: 'target', title: t('metrics.target'), isNumber: true, render: (row) => targetText(row) },
    { key: 'due', title: t('overview.due'), render: ({ dueOn }) => (dueOn === null ? '–' : dayText(dueOn, language)) },
  ];
  if (rows.length === 0) return <EmptyState why={search.task === undefined ? t('metrics.none') : t('filter.nothing')} />;
  return (
    <>
      <DataTable caption={t('nav.metrics')} columns={columns} rows={rows} rowKey={({ id }) => id} />
      <p className="muted list-foot">{t('common.total', { n: rows.length })}</p>
    </>
  );
};
