import type { UnitNames } from '../api/generated/types.gen.js';
import { unitNamesQuery } from '../api/review-queries.js';
import { useSide } from '../components/use-side.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf } from '../ui/date-text.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Further words that find it: `gd`. */
  readonly search?: string;
}
export const LOCAL: readonly UnitNames['units'][number]['kind'][] = ['province', 'city'];

/** By what is read on it or by its further words. */
export const isFound = (text: string, option: { readonly label?: unknown; readonly search?: string | undefined } | undefined): boolean => `${String(option?.label ?? '')} ${option?.search ?? ''}`.toLowerCase().includes(text.toLowerCase());

/** Units of these kinds, found by name, English name, pinyin or code. */
export const useUnitOptions = (kinds: readonly UnitNames['units'][number]['kind'][]): readonly Option[] => {
  const language = useLanguage();
  const units = useSide(unitNamesQuery) ?? [];
  return units.filter(({ kind }) => kinds.includes(kind)).map((unit) => ({ value: unit.id, label: nameOf(unit, language), search: `${unit.name} ${unit.englishName} ${unit.pinyin} ${unit.id}` }));
};
