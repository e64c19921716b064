/** A reported value of a metric. `base`: what a ratio is taken of, its weight where ratios are put together (P4). */
export interface MetricValue {
  readonly metric: string;
  readonly value: number;
  readonly base?: number;
}
type Comparator = '>=' | '>' | '=' | '<=' | '<';
/** What a value is held against. */
export interface Target {
  readonly comparator: Comparator;
  readonly value: number;
}
export type MetricResult = 'reached' | 'not_reached' | 'no_value';

const HOLDS: Record<Comparator, (value: number, target: number) => boolean> = {
  '>=': (value, target) => value >= target,
  '>': (value, target) => value > target,
  '=': (value, target) => value === target,
  '<=': (value, target) => value <= target,
  '<': (value, target) => value < target,
};

/** A value against its target (C6); nothing reported is no value, never 0. */
export const metricResult = ({ comparator, value: target }: Target, value: number | null): MetricResult =>
  value === null ? 'no_value' : HOLDS[comparator](value, target) ? 'reached' : 'not_reached';

/** Whether a value can be held against its target: a number, a percentage within 0–100, a base above 0. */
export const isComparable = ({ unit }: { readonly unit: string }, { value, base }: Pick<MetricValue, 'value' | 'base'>): boolean =>
  Number.isFinite(value) && (unit !== '%' || (value >= 0 && value <= 100)) && (base === undefined || (Number.isFinite(base) && base > 0));
