import { defineQuery } from '@temporalio/workflow';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import type { CycleDueRule, CycleState } from '#domain/cycle/cycle.state.js';
import type { CycleId } from '#domain/shared/ids.js';
import type { EventIn } from '#domain/shared/stream.js';

/** Start input: state only at continue-as-new. `clockOffset` in ms, 0 outside the demo. */
export interface CycleStart {
  readonly cycle: CycleId;
  readonly rulesVersion: number;
  readonly clockOffset?: number;
  readonly upTo?: number;
  readonly state?: CycleState;
  /** History length at which a run continues as new; tests lower it. */
  readonly continueAt?: number;
}
export const cycleViewQuery = defineQuery<CycleState>('cycleView');
export type CycleEvent = EventIn<CycleEvents>;

export interface CycleActivities {
  /** Events after `after`; throws on a broken chain. */
  loadCycleEvents(input: { cycle: CycleId; after: number }): Promise<{ upTo: number; events: readonly CycleEvent[] }>;
  /** Sends the timed command through the record. Answers all events after `after`; `waitMs` where the instant has not come yet by the record's clock. */
  passCycleInstant(input: { cycle: CycleId; rule: CycleDueRule; occurrence: string; after: number }): Promise<{ events: readonly CycleEvent[]; waitMs?: number }>;
}
