import type { Instant } from '../calendar/instant.js';

/** What a timed command is about. */
export type DueRule = 'acknowledgement_due' | 'plan_due' | 'plan_blue' | 'revision_due' | 'revision_blue' | 'review_limit' | 'milestone_due';

/**
 * An instant that `decide` computed and an event armed. `occurrence` is new each time an instant is armed anew:
 * with the old one the stored receipt would answer and time stand still.
 */
export interface DueInstant {
  readonly rule: DueRule;
  readonly occurrence: string;
  readonly at: Instant;
  /** The milestone of `milestone_due`. */
  readonly about?: string;
}
