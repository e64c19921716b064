import type { Day, Instant } from '../calendar/instant.js';
import type { CycleId, UnitId } from '../shared/ids.js';
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

/** The opt-in window (选做申报期) as a unit has it: from the launch, or since the obligation was opened to it, to its last day. */
export interface OptInWindow {
  readonly opensAt: Instant;
  readonly closesOn: Day;
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
  /** 得分 that were published (S6); absent where a release launched that knew of none. */
  readonly publications?: readonly Publication[];
};
/** A publication of scores: of whom, until when they may appeal, and who has. */
export interface Publication {
  readonly publication: number;
  readonly appealUntil: Day;
  readonly units: readonly UnitId[];
  readonly appeals: Readonly<Record<UnitId, 'lodged' | 'upheld' | 'erratum'>>;
}

export type CycleState = NotLaunched | PreparingCycle | LaunchedCycle;

export const isLaunched = (state: CycleState): state is LaunchedCycle => state.status !== 'not_launched' && state.status !== 'preparing';

export const notLaunched = (id: string): NotLaunched => ({ id: id as CycleId, sequence: 0, hash: '', status: 'not_launched' });

/** The earliest instant that the cycle waits for; none once archived. */
export const nextOfCycle = (state: CycleState): CycleInstant | undefined => {
  if (!isLaunched(state) || state.status === 'archived') return undefined;
  return state.instants.reduce<CycleInstant | undefined>((first, each) => (first && first.at <= each.at ? first : each), undefined);
};
