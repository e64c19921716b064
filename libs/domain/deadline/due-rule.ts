import type { Instant } from '../calendar/instant.js';

export type IssuedDueRule = 'acknowledgement_due';
export type PlanDueRule = 'plan_due' | 'revision_due';
export type ReviewDueRule = 'review_limit' | 'settlement_limit';
export type ProgressDueRule = 'milestone_due' | 'completion_due' | 'report_due' | 'report_shut' | 'report_redo_due' | 'progress_limit';
export type RequestDueRule = 'exemption_limit' | 'extension_limit';
/** 蓝色 for a duty that is overdue, 橙色 and 红色 for the open case. */
export type BlueDueRule = 'acknowledgement_blue' | 'plan_blue' | 'revision_blue' | 'milestone_blue' | 'completion_blue' | 'behind_blue';
export type SupervisionDueRule = BlueDueRule | 'case_orange' | 'case_red';
export type CloseOutDueRule = 'close_out_limit';
/** What a timed command is about. */
export type DueRule = IssuedDueRule | PlanDueRule | ReviewDueRule | ProgressDueRule | RequestDueRule | SupervisionDueRule | CloseOutDueRule;

/**
 * An instant that `decide` computed and an event armed. `occurrence` is new each time an instant is armed anew:
 * with the old one the stored receipt would answer and time stand still.
 */
export interface DueInstant {
  readonly rule: DueRule;
  readonly occurrence: string;
  readonly at: Instant;
  /** What of several of a kind it is: the milestone of `milestone_due`, the period of a report, the duty of `extension_limit`. */
  readonly about?: string;
}
