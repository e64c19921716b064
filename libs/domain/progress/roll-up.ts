import type { UnitId } from '../shared/ids.js';
import { metricResult, type Target } from './metric.js';

/** How values are put together (P4): added up; as the mean weighted by their bases; or how many reached the target. */
export const ROLL_UPS = ['sum', 'weighted', 'count'] as const;
export type RollUp = (typeof ROLL_UPS)[number];

/** What one unit is asked, and what it said; null: nothing yet, which is not 0. */
export interface UnitValue {
  readonly unit: UnitId;
  /** The province of a city; null for a province. */
  readonly province: UnitId | null;
  readonly value: number | null;
  readonly base: number | null;
}
/** `value` is null where nobody reported; `reported` of `asked` units stand behind it. */
export interface Total {
  readonly value: number | null;
  readonly reported: number;
  readonly asked: number;
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);

const totalOf = (kind: RollUp, target: Target, units: readonly UnitValue[]): Total => {
  const said = units.flatMap(({ value, base }) => (value === null || (kind === 'weighted' && base === null) ? [] : [{ value, base: base ?? 0 }]));
  const result: Record<RollUp, () => number> = {
    sum: () => sumOf(said.map(({ value }) => value)),
    weighted: () => sumOf(said.map(({ value, base }) => value * base)) / sumOf(said.map(({ base }) => base)),
    count: () => said.filter(({ value }) => metricResult(target, value) === 'reached').length,
  };
  return { value: said.length === 0 ? null : result[kind](), reported: said.length, asked: units.length };
};

/** A province's own value stands for its cities: they would be counted twice. */
const standing = (units: readonly UnitValue[]): UnitValue[] => {
  const spoken = new Set(units.filter(({ province, value }) => province === null && value !== null).map(({ unit }) => unit));
  const withCities = new Set(units.map(({ province }) => province));
  return units.filter(({ unit, province }) => (province === null ? spoken.has(unit) || !withCities.has(unit) : !spoken.has(province)));
};

/** City → province → nation. A province that is not asked has no row. */
export const rollUp = (kind: RollUp, target: Target, all: readonly UnitValue[]): { nation: Total; provinces: (Total & { unit: UnitId })[] } => {
  const units = standing(all);
  const provinceOf = ({ unit, province }: UnitValue): UnitId => province ?? unit;
  const provinces = [...new Set(units.map(provinceOf))].sort();
  return { nation: totalOf(kind, target, units), provinces: provinces.map((unit) => ({ unit, ...totalOf(kind, target, units.filter((each) => provinceOf(each) === unit)) })) };
};
