import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentListQuery } from '../../api/dashboard-queries.js';
import type { AssignmentList } from '../../api/generated/types.gen.js';
import { AsOfField } from '../../components/AsOfField.js';
import { useDaysLeft } from '../../components/days-left.js';
import { ErrorNote } from '../../components/ErrorNote.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { ListTools } from '../../components/ListTools.js';
import { useSeesNothing } from '../../components/session-context.js';
import { useToday } from '../../components/use-today.js';
import { useCycle } from '../../components/use-cycle.js';
import { useLanguage } from '../../messages/use-language.js';
import { pathTo } from '../../path-builder.js';
import type { AssignmentListSearch } from '../../search-types.js';
import { DataTable } from '../../ui/DataTable.js';
import type { Column } from '../../ui/DataTable.js';
import { deadlineText, nameOf, taskCode, titleOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LevelBars } from '../../ui/LevelBars.js';
import type { Level } from '../../ui/LevelBars.js';
import { LIGHT_SHAPES, LIGHTS, LightSign } from '../../ui/LightSign.js';
import { PageSkeleton } from '../../ui/Skeletons.js';

type Row = AssignmentList['rows'][number];
type FilterKey = keyof AssignmentListSearch;
const LEVELS = ['province', 'city', 'bureau'] as const;
const STATUSES = ['assigned', 'acknowledged', 'drafted', 'signed_off', 'in_review', 'returned', 'approved', 'completion_declared', 'closed'] as const;

/** 任务, 单位, or all: the assignments of one task or unit, red first; a click leads to the cause. */
export const AssignmentListPage = (): ReactElement => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { year } = useCycle();
  const search: AssignmentListSearch = useSearch({ strict: false });
  // Of the address: /tasks/t07, /units/44.
  const fixed: Pick<AssignmentListSearch, 'task' | 'unit'> = useParams({ strict: false });
  const shown = { ...search, ...fixed };
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(assignmentListQuery(year, shown));
  const { tasks, units } = useChoices();
  const columns = useColumns();
  const seesNothing = useSeesNothing();
  const today = useToday();

  const pathOf = (next: AssignmentListSearch) => (fixed.task !== undefined ? pathTo.task(fixed.task, next) : fixed.unit !== undefined ? pathTo.unit(fixed.unit, next) : pathTo.assignments(next));
  const go = (next: AssignmentListSearch): void => void navigate({ ...pathOf(next), replace: true, resetScroll: false });
  const set = (key: FilterKey) => (value: string | undefined): void => {
    const { [key]: _old, ...rest } = search;
    go(value === undefined ? rest : ({ ...rest, [key]: value } as AssignmentListSearch));
  };
  const isSet = Object.keys(search).some((key) => key !== 'asOf');
  const first = data?.pages[0];
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{useTitle(fixed)}</h1>
        <AsOfField value={search.asOf} today={today} onChange={set('asOf')} />
        <ListTools page="assignments" at={data?.pages[0]?.at} search={shown} onOpen={(saved) => void navigate(pathTo.assignments(saved as AssignmentListSearch))} />
      </div>
      <FilterBar isSet={isSet} onClear={() => go(search.asOf === undefined ? {} : { asOf: search.asOf })}>
        {fixed.task === undefined && <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={set('task')} />}
        {fixed.unit === undefined && <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={set('unit')} />}
        <Filter label={t('filter.light')} value={search.light} choices={LIGHTS.map((light) => ({ value: light, label: `${LIGHT_SHAPES[light]} ${t(`light.${light}`)}` }))} onChange={set('light')} />
        <Filter label={t('overview.status')} value={search.status} choices={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))} onChange={set('status')} />
        <Filter label={t('assignments.level')} value={search.level} choices={LEVELS.map((value) => ({ value, label: t(`assignments.levels.${value}`) }))} onChange={set('level')} />
      </FilterBar>
      {first && <LightCounts lights={first.lights} chosen={search.light} onChoose={set('light')} />}
      {error && <ErrorNote error={error} />}
      {!data && !error && <PageSkeleton />}
      {first && rows.length === 0 && <EmptyState why={seesNothing ? t('sight.none') : isSet ? t('filter.nothing') : t('assignments.none')} />}
      {rows.length > 0 && <DataTable caption={t('assignments.title')} columns={columns} rows={rows} rowKey={({ id }) => id} />}
      <p className="muted list-foot">
        {first && t('common.total', { n: first.total })}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('overview.more', { n: (first?.total ?? 0) - rows.length })}
          </Button>
        )}
      </p>
    </div>
  );
};

const useTitle = ({ task, unit }: AssignmentListSearch): string => {
  const { t } = useTranslation();
  const { tasks, units } = useChoices();
  if (task !== undefined) return tasks.find(({ value }) => value === task)?.label ?? taskCode(task);
  if (unit !== undefined) return units.find(({ value }) => value === unit)?.label ?? unit;
  return t('assignments.title');
};

const LightCounts = ({ lights, chosen, onChoose }: { lights: AssignmentList['lights']; chosen: string | undefined; onChoose: (light: string | undefined) => void }): ReactElement => {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('overview.legend')}>
      {LIGHTS.map((light) => (
        <li key={light}>
          <button type="button" className="plain-button" aria-pressed={chosen === light} onClick={() => onChoose(chosen === light ? undefined : light)}>
            <LightSign light={light} text={t('overview.count', { word: t(`light.long.${light}`), n: lights[light] })} />
          </button>
        </li>
      ))}
    </ul>
  );
};

const useColumns = (): readonly Column<Row>[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  const daysLeft = useDaysLeft();
  return [
    { key: 'light', title: t('filter.light'), render: ({ light }) => <LightSign light={light} /> },
    {
      key: 'item', title: t('overview.task'), isHead: true,
      render: (row) => (
        <Link {...pathTo.assignment(row.id)}>
          {taskCode(row.task)} {titleOf(row, language)}
        </Link>
      ),
    },
    { key: 'unit', title: t('filter.unit'), render: ({ unit }) => <Link {...pathTo.unit(unit.id)}>{nameOf(unit, language)}</Link> },
    { key: 'status', title: t('overview.status'), render: ({ status }) => t(`status.${status}`) },
    { key: 'due', title: t('overview.due'), render: ({ dueOn }) => (dueOn === null ? '–' : deadlineText(dueOn, language)) },
    { key: 'left', title: t('overview.left'), render: ({ workingDaysLeft, dueOn }) => (workingDaysLeft === null || dueOn === null ? '–' : daysLeft(workingDaysLeft)) },
    { key: 'holder', title: t('overview.holder'), render: ({ holder }) => (holder === null ? '–' : t(`assignment.holder.${holder}`)) },
    { key: 'percent', title: t('assignments.percent'), isNumber: true, render: ({ percent }) => `${percent}%` },
    { key: 'case', title: t('overview.case'), render: ({ caseLevel }) => (caseLevel === null ? '–' : <LevelBars level={caseLevel as Level} />) },
  ];
};
