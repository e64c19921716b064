import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoadView } from '../../api/generated/types.gen.js';
import { loadQuery } from '../../api/oversight-queries.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar } from '../../components/FilterBar.js';
import { ForRoles } from '../../components/ForRoles.js';
import { ListTools } from '../../components/ListTools.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { LoadSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { dayText, instantText, nameOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';
import { LoadItemList } from './LoadItemList.js';

const route = getRouteApi('/inside/load');
type Department = LoadView['departments'][number];
type Row = LoadView['rows'][number];

/** Six weeks stand side by side: 4/15. */
const shortDay = (day: string): string => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;

/** 负荷: what waits for departments, by reviewer and week. */
export const LoadPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.load')} roles={['director', 'coordinator', 'bureau_leader']}>
      <Load />
    </ForRoles>
  );
};

const Load = (): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data, error } = useQuery(loadQuery(search.department));
  const go = (next: LoadSearch): void => void navigate({ ...pathTo.load(next), replace: true, resetScroll: false });
  const set = (key: 'reviewer' | 'week') => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = search;
    go(value === undefined ? rest : { ...rest, [key]: value });
  };
  const department = data?.department ?? undefined;
  const isOne = data?.departments.length === 1;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.load')}</h1>
        {data && <span className="muted">{t('load.at', { at: instantText(data.at, language) })}</span>}
        {department && <ListTools page="load" search={search} onOpen={(saved) => go(saved as LoadSearch)} />}
      </div>
      <p className="muted">{t('load.why')}</p>
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          {!isOne && (
            <FilterBar isSet={Object.keys(search).length > 0} onClear={() => go({})}>
              <Filter label={t('load.department')} value={search.department} choices={data.departments.map((each) => ({ value: each.department.id, label: nameOf(each.department, language), search: each.department.englishName }))} onChange={(value) => go(value === undefined ? {} : { department: value })} />
            </FilterBar>
          )}
          {(isOne || !department) && <Departments rows={data.departments} />}
          {department && (
            <>
              <h2>{nameOf(department, language)}</h2>
              {data.rows.length === 0 ? <EmptyState why={t('load.nothing')} /> : <Weeks view={data} department={department.id} />}
              <FilterBar isSet={search.reviewer !== undefined || search.week !== undefined} onClear={() => go(search.department === undefined ? {} : { department: search.department })}>
                <Filter label={t('load.reviewer')} value={search.reviewer} choices={data.rows.map(({ reviewer }) => ({ value: reviewer?.id ?? 'none', label: reviewer?.name ?? t('load.unclaimed') }))} onChange={set('reviewer')} />
                <Filter label={t('load.week')} value={search.week} choices={data.weeks.map((week) => ({ value: week, label: t('load.weekOf', { day: shortDay(week) }) }))} onChange={set('week')} />
              </FilterBar>
              <LoadItemList search={{ ...search, department: department.id }} />
            </>
          )}
        </>
      )}
    </div>
  );
};

const Departments = ({ rows }: { rows: readonly Department[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly Column<Department>[] = [
    { key: 'department', title: t('load.department'), isHead: true, render: ({ department }) => <Link {...pathTo.load({ department: department.id })}>{nameOf(department, language)}</Link> },
    { key: 'staff', title: t('load.staff'), isNumber: true, render: ({ staff }) => staff },
    { key: 'items', title: t('load.items'), isNumber: true, render: ({ items }) => items },
    { key: 'reviews', title: t('load.reviews'), isNumber: true, render: ({ reviews }) => reviews },
    { key: 'unclaimed', title: t('load.unclaimed'), isNumber: true, render: ({ unclaimed }) => unclaimed },
    { key: 'each', title: t('load.perReviewer'), isNumber: true, render: ({ items, staff }) => (staff === 0 ? '–' : (items / staff).toFixed(1)) },
  ];
  return <DataTable caption={t('load.byDepartment')} columns={columns} rows={rows} rowKey={({ department }) => department.id} />;
};

const Weeks = ({ view, department }: { view: LoadView; department: string }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const nameIn = ({ reviewer }: Row): string => reviewer?.name ?? t('load.unclaimed');
  const columns: readonly Column<Row>[] = [
    { key: 'reviewer', title: t('load.reviewer'), isHead: true, render: (row) => <Link {...pathTo.load({ department, reviewer: row.reviewer?.id ?? 'none' })}>{nameIn(row)}</Link> },
    { key: 'overdue', title: t('load.overdue'), isNumber: true, render: ({ overdue }) => overdue },
    ...view.weeks.map((week, index): Column<Row> => ({
      key: week, title: t('load.weekOf', { day: shortDay(week) }), isNumber: true,
      render: (row) => {
        const n = row.weeks[index] ?? 0;
        return n === 0 ? 0 : <Link {...pathTo.load({ department, reviewer: row.reviewer?.id ?? 'none', week })} aria-label={t('load.cell', { who: nameIn(row), day: dayText(week, language), n })}>{n}</Link>;
      },
    })),
    { key: 'later', title: t('load.later'), isNumber: true, render: ({ later }) => later },
    { key: 'items', title: t('load.items'), isNumber: true, render: ({ items }) => items },
    { key: 'reviews', title: t('load.reviews'), isNumber: true, render: ({ reviews }) => reviews },
  ];
  return <DataTable caption={t('load.byWeek')} columns={columns} rows={view.rows} rowKey={({ reviewer }) => reviewer?.id ?? 'none'} />;
};
