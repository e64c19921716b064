import type { IssueOrder } from './launch-cycle.js';

export interface Counted {
  readonly id: string;
  readonly count: number;
}
/** What a launch would issue, counted (Y3). */
export interface LaunchPreview {
  readonly total: number;
  readonly byTask: readonly Counted[];
  readonly byLevel: readonly Counted[];
  readonly byUnit: readonly Counted[];
}

export const previewOf = (orders: readonly IssueOrder[]): LaunchPreview => ({
  total: orders.length,
  byTask: counted(orders.map(({ body }) => body.task)),
  byLevel: counted(orders.map(({ body }) => body.level ?? 'province')),
  byUnit: counted(orders.map(({ body }) => body.unit)),
});

const counted = (ids: readonly string[]): Counted[] => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => (a.id < b.id ? -1 : 1));
};
