import { Select } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '../api/generated/types.gen.js';
import { catalogueQuery } from '../api/queries.js';
import { useCycle } from '../components/use-cycle.js';
import { useLanguage } from '../messages/use-language.js';
import { taskCode, titleOf } from '../ui/date-text.js';
import { Field } from './FormShell.js';
import { useSide } from '../components/use-side.js';
import { isFound, LOCAL, useUnitOptions, type Option } from './unit-options.js';

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
      showSearch={{ autoClearSearchValue: true, filterOption: isFound }}
      onChange={onChange}
    />
  </div>
);

/** Which open assignments: what is left empty narrows nothing. */
export const SelectionFields = ({ where, onChange }: { where: Selection; onChange: (where: Selection) => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { year } = useCycle();
  const catalogue = useSide(catalogueQuery(year));
  const units = useUnitOptions(LOCAL);
  const tasks = catalogue?.tasks.map((task) => ({ value: task.code, label: `${taskCode(task.code)} ${titleOf(task, language)}`, search: `${task.title} ${task.englishTitle}` })) ?? [];
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
