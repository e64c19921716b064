import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { flagsQuery } from '../../api/carrying-out-queries.js';
import type { FlagView } from '../../api/generated/types.gen.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { useFlagText } from '../../components/flag-text.js';
import { ForRoles } from '../../components/ForRoles.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import { FLAG_KINDS, type FlagsSearch } from '../../search-types.js';
import { DataTable, type Column } from '../../ui/DataTable.js';
import { nameOf, taskCode } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

const route = getRouteApi('/inside/flags');

/** 核对提示: what looks odd in the reports of a task. It asks, it never punishes (P5). */
export const FlagsPage = (): ReactElement => {
  const { t } = useTranslation();
  return (
    <ForRoles title={t('nav.flags')} roles={['reviewer', 'director', 'coordinator', 'bureau_leader']}>
      <FlagsOfTask />
    </ForRoles>
  );
};

const FlagsOfTask = (): ReactElement => {
  const { t } = useTranslation();
  const { year } = useCycle();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { tasks } = useChoices();
  const { task, kind } = search;
  const { data, error } = useQuery({ ...flagsQuery(String(year), task ?? ''), enabled: task !== undefined });
  const columns = useColumns();
  const set = (key: keyof FlagsSearch) => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = search;
    void navigate({ ...pathTo.flags(value === undefined ? rest : ({ ...rest, [key]: value } as FlagsSearch)), replace: true, resetScroll: false });
  };
  const rows = data?.flags.filter((flag) => kind === undefined || flag.kind === kind) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.flags')}</h1>
        <span className="muted">{t('flags.why')}</span>
      </div>
      <FilterBar isSet={task !== undefined || kind !== undefined} onClear={() => void navigate(pathTo.flags())}>
        <Filter label={t('filter.task')} value={task} choices={tasks} onChange={set('task')} />
        <Filter label={t('flags.kind')} value={kind} choices={FLAG_KINDS.map((value) => ({ value, label: t(`flags.kinds.${value}`) }))} onChange={set('kind')} />
      </FilterBar>
      {error && <ErrorNote error={error} />}
      {task === undefined && <EmptyState why={t('flags.choose')} />}
      {task !== undefined && !data && !error && <PageSkeleton />}
      {data && rows.length === 0 && <EmptyState why={data.flags.length > 0 ? t('filter.nothing') : t('flags.none')} />}
      {rows.length > 0 && <DataTable caption={t('nav.flags')} columns={columns} rows={rows} rowKey={(flag) => `${flag.kind} ${flag.assignment} ${flag.sequence}`} />}
      {rows.length > 0 && <p className="muted list-foot">{t('common.total', { n: rows.length })}</p>}
    </div>
  );
};

const useColumns = (): readonly Column<FlagView>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const flagText = useFlagText();
  return [
    { key: 'unit', title: t('filter.unit'), isHead: true, render: (flag) => <Link {...pathTo.assignment(flag.assignment)}>{`${taskCode(flag.task)} ${nameOf(flag.unit, language)}`}</Link> },
    { key: 'kind', title: t('flags.kind'), render: ({ kind }) => t(`flags.kinds.${kind}`) },
    { key: 'what', title: t('flags.what'), render: (flag) => (flag.kind === 'copied' ? <>{flagText(flag)} <Link {...pathTo.assignment(flag.other)}>{t('flags.other', { unit: nameOf(flag.otherUnit, language) })}</Link></> : flagText(flag)) },
  ];
};
