import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../api/generated/types.gen.js';
import { organisationQuery } from '../api/organisation-queries.js';
import { catalogueQuery } from '../api/queries.js';
import { useCycle } from '../components/use-cycle.js';
import { useLanguage } from '../messages/use-language.js';
import { taskCode, titleOf } from '../ui/date-text.js';
import { Field } from './FormShell.js';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly search: string;
}

interface ManyProps {
  id: string;
  value: readonly string[];
  options: readonly Option[];
  autoFocus?: boolean;
  placeholder?: string;
  onChange: (value: string[]) => void;
}

/** Several of many, found by name, English name, pinyin or code. Tab leaves it: of its own the list would take what happens to be marked. */
export const Many = ({ id, value, options, autoFocus = false, placeholder, onChange }: ManyProps): ReactElement => (
  <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
    <Select
      id={id}
      mode="multiple"
      autoFocus={autoFocus}
      className="wide"
      {...(placeholder === undefined ? {} : { placeholder })}
      value={[...value]}
      options={[...options]}
      showSearch={{ autoClearSearchValue: true, filterOption: (text, option) => (option?.search ?? '').includes(text.toLowerCase()) }}
      onChange={onChange}
    />
  </div>
);

/** Provinces and cities. */
export const useUnitOptions = (): readonly Option[] => {
  const language = useLanguage();
  const { data: units = [] } = useQuery(organisationQuery);
  return units
    .filter(({ kind }) => kind === 'province' || kind === 'city')
    .map((unit) => ({ value: unit.id, label: language === 'en' ? unit.englishName : unit.shortName, search: `${unit.name} ${unit.shortName} ${unit.englishName} ${unit.pinyin} ${unit.id}`.toLowerCase() }));
};

/** Which open assignments: what is left empty narrows nothing. */
export const SelectionFields = ({ where, onChange }: { where: Selection; onChange: (where: Selection) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const { data: catalogue } = useQuery(catalogueQuery(year));
  const units = useUnitOptions();
  const tasks = catalogue?.tasks.map((task) => ({ value: task.code, label: `${taskCode(task.code)} ${titleOf(task, language)}`, search: `${task.code} ${task.title} ${task.englishTitle}`.toLowerCase() })) ?? [];
  const set = (key: 'tasks' | 'units') => (chosen: string[]): void => {
    const { [key]: _old, ...rest } = where;
    onChange(chosen.length === 0 ? rest : { ...rest, [key]: chosen });
  };
  return (
    <>
      <Field label={t('change.tasks')}>{(id) => <Many id={id} autoFocus value={where.tasks ?? []} options={tasks} placeholder={t('change.allTasks')} onChange={set('tasks')} />}</Field>
      <Field label={t('change.units')} hint={t('change.unitsHint')}>
        {(id) => <Many id={id} value={where.units ?? []} options={units} placeholder={t('change.allUnits')} onChange={set('units')} />}
      </Field>
    </>
  );
};

export const isNarrow = ({ tasks, units }: Selection): boolean => tasks !== undefined || units !== undefined;
