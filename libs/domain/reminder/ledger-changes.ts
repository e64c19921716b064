import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState } from '../assignment/assignment.state.js';
import { planReminders } from './plan-reminders.js';
import type { PlannedReminder, SuppressedReason } from './reminder-rule.js';

export interface LedgerChanges {
  /** New rows; one that is there already and was held back is armed again unless its instant is past. */
  readonly planned: readonly PlannedReminder[];
  /** Rows whose duty is no longer live; only what is still armed is touched. */
  readonly suppressed: readonly { readonly duty: string; readonly rule: string; readonly occurrence: string; readonly reason: SuppressedReason }[];
}

const keyOf = (row: { duty: string; rule: string; occurrence: string }): string => `${row.duty}|${row.rule}|${row.occurrence}`;

/** What an act changes in the ledger: the difference between the rows planned before and after it. */
export const ledgerChanges = (before: AssignmentState, after: AssignmentState, facts: AssignmentFacts): LedgerChanges => {
  const was = planReminders(before, facts);
  const is = planReminders(after, facts);
  const wasKeys = new Set(was.map(keyOf));
  const isKeys = new Set(is.map(keyOf));
  return {
    planned: is.filter((row) => !wasKeys.has(keyOf(row))),
    suppressed: was.filter((row) => !row.suppressed && !isKeys.has(keyOf(row))).map(({ duty, rule, occurrence }) => ({ duty, rule, occurrence, reason: reasonOf(duty, after) })),
  };
};

/** The ladder of a plan or a revision rests while the bureau reviews, every one while it looks at the completion; any other duty that ended was done. */
const reasonOf = (duty: string, after: AssignmentState): SuppressedReason =>
  ((duty === 'plan' || duty === 'revision') && after.status === 'in_review') || after.status === 'completion_declared' ? 'bureau_holds' : 'fulfilled';
