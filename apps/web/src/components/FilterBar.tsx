import { Button, Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { overviewQuery } from '../api/queries.js';
import { useLanguage } from '../messages/use-language.js';
import { taskCode, titleOf } from '../ui/date-text.js';
import { useCycle } from './use-cycle.js';
import { useSide } from './use-side.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Further words that find it: `gd`. */
  readonly search?: string;
}
interface FilterProps {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string | undefined) => void;
}

export const Filter = ({ label, value, choices, onChange }: FilterProps): ReactElement => (
  <Select
    allowClear
    showSearch={{ filterOption: (text, option) => `${option?.label ?? ''} ${option?.search ?? ''}`.toLowerCase().includes(text.toLowerCase()) }}
    className="filter"
    aria-label={label}
    placeholder={label}
    popupMatchSelectWidth={false}
    value={value ?? null}
    options={[...choices]}
    onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
  />
);

/** Tasks and units to choose from, as the reader may see them. */
export const useChoices = (): { tasks: readonly Choice[]; units: readonly Choice[] } => {
  const language = useLanguage();
  const { year } = useCycle();
  const data = useSide(overviewQuery(year));
  return {
    tasks: data?.tasks.map((task) => ({ value: task.code, label: `${taskCode(task.code)} ${titleOf(task, language)}` })) ?? [],
    units: data?.units.map((unit) => ({ value: unit.id, label: language === 'en' ? unit.englishName : unit.shortName, search: `${unit.name} ${unit.englishName}` })) ?? [],
  };
};

interface BarProps {
  /** Whether a filter is set: then it can be cleared. */
  isSet: boolean;
  onClear: () => void;
  children: ReactNode;
}

export const FilterBar = ({ isSet, onClear, children }: BarProps): ReactElement => {
  const { t } = useTranslation();
  return (
    <div className="filter-bar" role="group" aria-label={t('filter.label')}>
      {children}
      {isSet && (
        <Button type="link" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
};
