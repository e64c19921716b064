import type { Instant } from '../calendar/instant.js';
import type { CycleId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';

interface Known {
  readonly id: CycleId;
  readonly sequence: number;
  readonly hash: string;
}
export type NotLaunched = Known & { readonly status: 'not_launched' };
/** 年度周期, from its launch. */
export type LaunchedCycle = Known & {
  readonly status: 'launched';
  readonly year: number;
  readonly catalogueHash: string;
  readonly settings: CycleSettings;
  readonly launchedAt: Instant;
};
export type CycleState = NotLaunched | LaunchedCycle;

export const notLaunched = (id: string): NotLaunched => ({ id: id as CycleId, sequence: 0, hash: '', status: 'not_launched' });
