import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState } from '../assignment/assignment.state.js';
import { planReminders } from './plan-reminders.js';
import type { PlannedReminder, SuppressedReason } from './reminder-rule.js';

export interface LedgerChanges {
  /** New rows; one that is there already and was held back is armed again unless its instant is past. */
  readonly planned: readonly PlannedReminder[];
  /** Rows whose duty is no longer live; only what is still armed is touched. */
  readonly suppressed: readonly { readonly duty: string; readonly rule: string; readonly occurrence: string; readonly reason: SuppressedReason }[];
  /** Unsent rows that another calendar or other settings put elsewhere: the same duty and date, another morning. */
  readonly moved: readonly PlannedReminder[];
}

const keyOf = (row: { duty: string; rule: string; occurrence: string }): string => `${row.duty}|${row.rule}|${row.occurrence}`;

/** What an act changes in the ledger: the difference between the rows planned before and after it. */
export const ledgerChanges = (before: AssignmentState, after: AssignmentState, facts: AssignmentFacts): LedgerChanges => {
  const was = planReminders(before, { ...facts, ...facts.changedFrom });
  const is = planReminders(after, facts);
  const wasBy = new Map(was.map((row) => [keyOf(row), row]));
  const isKeys = new Set(is.map(keyOf));
  return {
    planned: is.filter((row) => !wasBy.has(keyOf(row))),
    suppressed: was.filter((row) => !row.suppressed && !isKeys.has(keyOf(row))).map(({ duty, rule, occurrence }) => ({ duty, rule, occurrence, reason: reasonOf(duty, after, is) })),
    moved: facts.changedFrom ? is.filter((row) => isElsewhere(row, wasBy.get(keyOf(row)))).map((row) => (row.dueAt < facts.at && !row.suppressed ? { ...row, suppressed: 'superseded' } : row)) : [],
  };
};

const isElsewhere = (row: PlannedReminder, was: PlannedReminder | undefined): boolean => was !== undefined && (was.dueAt !== row.dueAt || was.suppressed !== row.suppressed);

/**
 * The ladder of a plan or a revision rests while the bureau reviews; any other duty that ended was
 * done. A duty that goes on under another date, or ended with the assignment, is superseded.
 */
const reasonOf = (duty: string, after: AssignmentState, is: readonly PlannedReminder[]): SuppressedReason => {
  if (after.status !== 'not_issued' && after.suspended) return 'suspended';
  if (is.some((row) => row.duty === duty) || (after.status === 'closed' && after.outcome !== 'closed_out')) return 'superseded';
  return (duty === 'plan' || duty === 'revision') && after.status === 'in_review' ? 'bureau_holds' : 'fulfilled';
};
