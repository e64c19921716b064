import type { Light, OverviewCell } from '../../api/generated/types.gen.js';
import { LIGHTS } from '../../ui/LightSign.js';

interface CellFilter {
  readonly task?: string;
  readonly unit?: string;
  readonly light?: Light;
}

export const filterCells = (cells: readonly OverviewCell[], { task, unit, light }: CellFilter): readonly OverviewCell[] =>
  cells.filter((cell) => (task === undefined || cell.task === task) && (unit === undefined || cell.unit === unit) && (light === undefined || cell.light === light));

const rank = (light: Light): number => LIGHTS.indexOf(light);
/** Red first, then the date that comes first. */
export const byUrgency = (a: OverviewCell, b: OverviewCell): number => rank(a.light) - rank(b.light) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');

export type CellIndex = ReadonlyMap<string, readonly OverviewCell[]>;
export const cellKey = (task: string, unit: string): string => `${task} ${unit}`;

/** A task may ask a unit for two things: both stand in one cell, the worst first. */
export const indexCells = (cells: readonly OverviewCell[]): CellIndex => {
  const index = new Map<string, OverviewCell[]>();
  for (const cell of cells) {
    const key = cellKey(cell.task, cell.unit);
    index.set(key, [...(index.get(key) ?? []), cell].sort(byUrgency));
  }
  return index;
};

export const countLights = (cells: readonly OverviewCell[]): Record<Light, number> => {
  const counts: Record<Light, number> = { red: 0, yellow: 0, green: 0, grey: 0 };
  for (const cell of cells) counts[cell.light] += 1;
  return counts;
};

/** The worst of many; grey where nothing is asked. */
export const worstOf = (cells: readonly OverviewCell[]): Light => LIGHTS.find((light) => cells.some((cell) => cell.light === light)) ?? 'grey';
