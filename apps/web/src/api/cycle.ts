import type { CycleList } from './generated/types.gen.js';
import { createStore } from '../ui/store.js';

export type CycleHead = CycleList['cycles'][number];

/** The year that the reader chose in the header, in this window. */
export const chosenYear = createStore<number | null>(null);

/** Issued: from then on it is changed by change sets alone. */
export const isLaunched = ({ status }: Pick<CycleHead, 'status'>): boolean => status !== 'not_launched' && status !== 'preparing';

const RUNNING: readonly CycleHead['status'][] = ['launched', 'closing'];
/** The chosen year; else the newest that runs, else the newest. */
export const shownCycle = (cycles: readonly CycleHead[], chosen: number | null): CycleHead | undefined =>
  cycles.find(({ year }) => year === chosen) ?? cycles.find(({ status }) => RUNNING.includes(status)) ?? cycles[0];
