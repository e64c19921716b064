import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { overviewQuery } from '../../api/queries.js';
import { AsOfField } from '../../components/AsOfField.js';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { ListTools } from '../../components/ListTools.js';
import { useSeesNothing } from '../../components/session-context.js';
import { useCycle } from '../../components/use-cycle.js';
import { pathTo } from '../../path-builder.js';
import type { OverviewSearch } from '../../search-types.js';
import { beijingOf } from '../../ui/date-text.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LIGHT_SHAPES, LIGHTS, LightSign } from '../../ui/LightSign.js';
import { useKey } from '../../ui/use-keys.js';
import { useIsPhone } from '../../ui/use-media.js';
import { CellList } from './CellList.js';
import { countLights, filterCells, indexCells } from './cells.js';
import { CellTable } from './CellTable.js';
import { HeatMap } from './HeatMap.js';
import { TileGrid } from './TileGrid.js';
import { Waiting } from '../../components/Waiting.js';
import { useSide } from '../../components/use-side.js';

const route = getRouteApi('/inside/overview');
const VIEWS = ['map', 'tiles', 'table'] as const;
type View = (typeof VIEWS)[number];
type FilterKey = 'task' | 'unit' | 'light';

/** 总览: 23 tasks by 32 units. No map of the country: published borders need a review. */
export const OverviewPage = (): ReactElement => {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { year } = useCycle();
  const { data, error } = useQuery(overviewQuery(year, search.asOf));
  const present = useSide(overviewQuery(year));
  const seesNothing = useSeesNothing();
  // A province sees itself alone: a map of one column says less than its list.
  const usual: View = isPhone ? 'tiles' : data?.units.length === 1 ? 'table' : 'map';
  const view: View = isPhone && search.view === 'map' ? usual : (search.view ?? usual);
  const go = (next: OverviewSearch): void => void navigate({ ...pathTo.overview(next), replace: true, resetScroll: false });
  const set = (key: FilterKey | 'view' | 'asOf', value: string | undefined): void => {
    const { [key]: _old, ...rest } = search;
    go(value === undefined ? rest : ({ ...rest, [key]: value } as OverviewSearch));
  };
  useKey('t', () => set('view', view === 'table' ? 'map' : 'table'), !isPhone);
  if (!data) return <Waiting error={error} />;
  if (seesNothing) {
    return (
      <div className="page overview">
        <h1>{t('nav.overview')}</h1>
        <EmptyState why={t('sight.none')} />
      </div>
    );
  }

  const cells = filterCells(data.cells, search);
  const index = indexCells(cells);
  const isSet = search.task !== undefined || search.unit !== undefined || search.light !== undefined;
  return (
    <div className="page overview">
      <div className="page-head">
        <h1>{t('nav.overview')}</h1>
        <AsOfField value={search.asOf} today={present && beijingOf(present.at).day} onChange={(day) => set('asOf', day)} />
        <ListTools page="overview" at={data.at} search={search} onOpen={(saved) => go(saved as OverviewSearch)} />
        {!isPhone && <Segmented aria-label={t('overview.view')} value={view} options={VIEWS.map((each) => ({ value: each, label: t(`overview.views.${each}`) }))} onChange={(next) => set('view', next)} />}
      </div>
      {!data.launched && <EmptyState why={t('overview.notLaunched')} />}
      <Tools search={search} isSet={isSet} counts={countLights(cells)} onFilter={set} onClear={() => go({ ...(search.view ? { view: search.view } : {}), ...(search.asOf ? { asOf: search.asOf } : {}) })} />
      {view === 'map' && <HeatMap overview={data} index={index} isFiltered={isSet} />}
      {view === 'tiles' && <TileGrid overview={data} cells={cells} chosen={search.unit} onChoose={(unit) => set('unit', unit === search.unit ? undefined : unit)} />}
      {view === 'tiles' && <CellList overview={data} cells={cells} />}
      {view === 'table' && <CellTable overview={data} index={index} isFiltered={isSet} />}
    </div>
  );
};

interface ToolsProps {
  search: OverviewSearch;
  isSet: boolean;
  counts: ReturnType<typeof countLights>;
  onFilter: (key: FilterKey, value: string | undefined) => void;
  onClear: () => void;
}

const Tools = ({ search, isSet, counts, onFilter, onClear }: ToolsProps): ReactElement => {
  const { t } = useTranslation();
  const choices = useChoices();
  return (
    <div className="overview-tools">
      <FilterBar isSet={isSet} onClear={onClear}>
        <Filter label={t('filter.task')} value={search.task} choices={choices.tasks} onChange={(value) => onFilter('task', value)} />
        <Filter label={t('filter.unit')} value={search.unit} choices={choices.units} onChange={(value) => onFilter('unit', value)} />
        <Filter label={t('filter.light')} value={search.light} choices={LIGHTS.map((light) => ({ value: light, label: `${LIGHT_SHAPES[light]} ${t(`light.${light}`)}` }))} onChange={(value) => onFilter('light', value)} />
      </FilterBar>
      <Legend counts={counts} />
    </div>
  );
};

const Legend = ({ counts }: { counts: ReturnType<typeof countLights> }): ReactElement => {
  const { t } = useTranslation();
  return (
    <ul className="legend" aria-label={t('overview.legend')}>
      {LIGHTS.map((light) => (
        <li key={light}>
          <LightSign light={light} text={t('overview.count', { word: t(`light.long.${light}`), n: counts[light] })} />
        </li>
      ))}
    </ul>
  );
};
