import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ratesQuery } from '../../api/dashboard-queries.js';
import type { RateList } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { ListTools } from '../../components/ListTools.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { RATE_BY } from '../../search-types.js';
import type { RatesSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { beijingOf, nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { RatesTools, shownOf } from './RatesTools.js';
import { ScoreTable } from './ScoreTable.js';
import { Waiting } from '../../components/Waiting.js';
import { useSide } from '../../components/use-side.js';

const route = getRouteApi('/inside/rates');
const TABS = [...RATE_BY, 'score'] as const;
type Row = RateList['total'];

/** 按期率: rates by unit, task, department and month, and the ranking, each with its rule (D2). */
export const RatesPage = (): ReactElement => {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { by = 'unit' } = search;
  const go = (next: RatesSearch): void => void navigate({ ...pathTo.rates(next), replace: true, resetScroll: false });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.rates')}</h1>
        <Segmented aria-label={t('rates.by')} value={by} options={TABS.map((value) => ({ value, label: t(`rates.tab.${value}`) }))} onChange={(value) => go({ ...search, by: value })} />
      </div>
      {by === 'score' ? <ScoreTable search={search} onChange={(next) => go({ ...next, by })} /> : <Rates by={by} search={search} onChange={(next) => go({ ...next, by })} onOpen={(saved) => go(saved as RatesSearch)} />}
    </div>
  );
};

interface RatesProps {
  by: (typeof RATE_BY)[number];
  search: RatesSearch;
  onChange: (search: RatesSearch) => void;
  onOpen: (search: Record<string, string>) => void;
}

const Rates = ({ by, search, onChange, onOpen }: RatesProps): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const { asOf: _asOf, ...ofNow } = search;
  const { data, error } = useQuery(ratesQuery(year, by, search));
  const now = useSide(ratesQuery(year, by, ofNow));
  const columns = useColumns(by);
  if (!data) return <Waiting error={error} />;
  return (
    <>
      <RatesTools search={search} shown={data} today={now && beijingOf(now.at).day} onChange={onChange}>
        <ListTools page="rates" at={data.at} search={{ ...search, by, ...shownOf(data) }} onOpen={onOpen} />
      </RatesTools>
      {error && <ErrorNote error={error} />}
      <p className="muted">{t('rates.rule')}</p>
      {data.launched && data.rows.length === 0 && data.level === 'city' ? (
        <EmptyState why={t('rates.noCities')} />
      ) : data.launched ? (
        <DataTable caption={t('nav.rates')} columns={columns} rows={[{ ...data.total, name: { ...data.total.name, name: t('rates.total'), englishName: t('rates.total') } }, ...data.rows, ...(data.optional.due > 0 ? [{ ...data.optional, name: { ...data.optional.name, name: t('rates.optional'), englishName: t('rates.optional') } }] : [])]} rowKey={({ id }) => id} />
      ) : (
        <EmptyState why={t('overview.notLaunched')} />
      )}
    </>
  );
};

/** 0/0 shows –: nothing is due yet. */
const percentText = (percent: number | null): string => (percent === null ? '–' : `${percent.toFixed(1)}%`);

const useColumns = (by: RatesProps['by']): readonly Column<Row>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameIn = (row: Row): ReactElement | string => {
    const name = nameOf(row.name, language);
    if (row.id === 'total' || row.id === 'optional' || by === 'month') return name;
    if (by === 'task') return <Link {...pathTo.task(row.id)}>{`${taskCode(row.id)} ${name}`}</Link>;
    return <Link {...(by === 'unit' ? pathTo.unit(row.id) : pathTo.assignments({ department: row.id }))}>{name}</Link>;
  };
  return [
    { key: 'name', title: t(`rates.tab.${by}`), isHead: true, render: nameIn },
    { key: 'due', title: t('rates.due'), isNumber: true, render: ({ due }) => due },
    { key: 'inTime', title: t('rates.inTime'), isNumber: true, render: ({ inTime }) => inTime },
    { key: 'inTimePercent', title: t('rates.inTimePercent'), isNumber: true, render: (row) => <Share percent={row.inTimePercent} /> },
    { key: 'done', title: t('rates.done'), isNumber: true, render: ({ done }) => done },
    { key: 'donePercent', title: t('rates.donePercent'), isNumber: true, render: (row) => <Share percent={row.donePercent} /> },
  ];
};

/** The figure, and a bar that says no more than it. */
const Share = ({ percent }: { percent: number | null }): ReactElement => (
  <span className="share">
    {percent !== null && <span aria-hidden className="share-bar" style={{ inlineSize: `${percent / 2}px` }} />}
    {percentText(percent)}
  </span>
);
