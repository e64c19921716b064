import type { Instant } from '../calendar/instant.js';
import type { CycleId } from '../shared/ids.js';
import type { CycleSettings } from './cycle-settings.js';
import type { MovedDates } from './moved-dates.js';
import type { GroupMembers, GroupValidity } from './region-groups.js';

/** What the clock brings to a cycle by itself. */
export type CycleDueRule = 'opt_in_closes' | 'quarter_closes' | 'closing';
/** An instant of a cycle; each comes once, so that its name is its occurrence. */
export interface CycleInstant {
  readonly rule: CycleDueRule;
  readonly occurrence: string;
  readonly at: Instant;
}

interface Known {
  readonly id: CycleId;
  readonly sequence: number;
  readonly hash: string;
}
export type NotLaunched = Known & { readonly status: 'not_launched' };
/** Not launched yet, but settings were changed, groups named, or another cycle copied (Y1). */
export type PreparingCycle = Known & {
  readonly status: 'preparing';
  readonly settings: CycleSettings;
  readonly settingsVersions: Readonly<Record<string, CycleSettings>>;
  readonly groups: GroupMembers;
  readonly validity: Readonly<Record<string, GroupValidity>>;
  readonly copiedFrom: CycleId | null;
};
/** 年度周期, from its launch (Y1). */
export type LaunchedCycle = Known & {
  readonly status: 'launched' | 'closing' | 'archived';
  readonly year: number;
  readonly catalogueHash: string;
  /** The newest: what an assignment is issued with. */
  readonly settings: CycleSettings;
  /** Every version by its number: an assignment keeps its own until a change set brings another. */
  readonly settingsVersions: Readonly<Record<string, CycleSettings>>;
  readonly launchedAt: Instant;
  readonly groups: GroupMembers;
  /** Absent where the launch moved none. */
  readonly moved?: MovedDates;
  readonly isOptInOpen: boolean;
  /** Quarters whose reports are shut. */
  readonly quartersClosed: readonly number[];
  readonly instants: readonly CycleInstant[];
};
export type CycleState = NotLaunched | PreparingCycle | LaunchedCycle;

export const isLaunched = (state: CycleState): state is LaunchedCycle => state.status !== 'not_launched' && state.status !== 'preparing';

export const notLaunched = (id: string): NotLaunched => ({ id: id as CycleId, sequence: 0, hash: '', status: 'not_launched' });

/** The earliest instant that the cycle waits for; none once archived. */
export const nextOfCycle = (state: CycleState): CycleInstant | undefined => {
  if (!isLaunched(state) || state.status === 'archived') return undefined;
  return state.instants.reduce<CycleInstant | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
};
