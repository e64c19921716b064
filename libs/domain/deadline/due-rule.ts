import type { Instant } from '../calendar/instant.js';

export type IssuedDueRule = 'acknowledgement_due';
export type PlanDueRule = 'plan_due' | 'plan_blue' | 'revision_due' | 'revision_blue';
export type ReviewDueRule = 'review_limit' | 'settlement_limit';
export type ProgressDueRule = 'milestone_due';
export type RequestDueRule = 'exemption_limit' | 'extension_limit';
/** What a timed command is about. */
export type DueRule = IssuedDueRule | PlanDueRule | ReviewDueRule | ProgressDueRule | RequestDueRule;

/**
 * An instant that `decide` computed and an event armed. `occurrence` is new each time an instant is armed anew:
 * with the old one the stored receipt would answer and time stand still.
 */
export interface DueInstant {
  readonly rule: DueRule;
  readonly occurrence: string;
  readonly at: Instant;
  /** What of several of a kind it is: the milestone of `milestone_due`, the duty of `extension_limit`. */
  readonly about?: string;
}
