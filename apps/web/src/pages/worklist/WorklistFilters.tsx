import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Filter, FilterBar, useChoices } from '../../components/FilterBar.js';
import { ListTools } from '../../components/ListTools.js';
import type { Light } from '../../api/generated/types.gen.js';
import type { WorklistSearch } from '../../search-types.js';
import { LIGHT_SHAPES, LIGHTS } from '../../ui/LightSign.js';

/** A filter shows the first page of its list, with nothing of the old list open. */
const withFilter = ({ after: _after, before: _before, item: _item, ...search }: WorklistSearch, key: 'task' | 'unit' | 'light', value: string | undefined): WorklistSearch => {
  const { [key]: _old, ...rest } = search;
  return value === undefined ? rest : { ...rest, [key]: value as Light };
};

const filtersOf = ({ item: _item, after: _after, before: _before, ...filters }: WorklistSearch): WorklistSearch => filters;

export const WorklistFilters = ({ search, onChange }: { search: WorklistSearch; onChange: (search: WorklistSearch) => void }): ReactElement => {
  const { t } = useTranslation();
  const { tasks, units } = useChoices();
  const isSet = search.task !== undefined || search.unit !== undefined || search.light !== undefined;
  return (
    <FilterBar isSet={isSet} onClear={() => onChange(search.box ? { box: search.box } : {})}>
      <Filter label={t('filter.task')} value={search.task} choices={tasks} onChange={(value) => onChange(withFilter(search, 'task', value))} />
      <Filter label={t('filter.unit')} value={search.unit} choices={units} onChange={(value) => onChange(withFilter(search, 'unit', value))} />
      <Filter
        label={t('filter.light')}
        value={search.light}
        choices={LIGHTS.map((light) => ({ value: light, label: `${LIGHT_SHAPES[light]} ${t(`light.${light}`)}` }))}
        onChange={(value) => onChange(withFilter(search, 'light', value))}
      />
      <ListTools page="worklist" search={filtersOf(search)} onOpen={(saved) => onChange(saved as WorklistSearch)} />
    </FilterBar>
  );
};
