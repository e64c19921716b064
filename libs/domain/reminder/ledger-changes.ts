import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState } from '../assignment/assignment.state.js';
import { holderOf } from '../deadline/holder.js';
import { planReminders } from './plan-reminders.js';
import type { PlannedReminder, SuppressedReason } from './reminder-rule.js';

export interface LedgerChanges {
  /** New rows, and rows that are asked for again: one that was held back is armed again unless its instant is past. */
  readonly planned: readonly PlannedReminder[];
  /** Rows that are not to go out any more; only what is still armed is touched. */
  readonly suppressed: readonly { readonly duty: string; readonly rule: string; readonly occurrence: string; readonly reason: SuppressedReason }[];
  /** Unsent rows that another calendar or other settings put elsewhere: the same duty and date, another morning. */
  readonly moved: readonly PlannedReminder[];
}

export const ledgerKey = (row: { duty: string; rule: string; occurrence: string }): string => `${row.duty}|${row.rule}|${row.occurrence}`;
/** The rows that a state asks for, by their key. */
export type PlannedRows = ReadonlyMap<string, PlannedReminder>;
export const plannedRows = (state: AssignmentState, facts: AssignmentFacts): PlannedRows => byKey(planReminders(state, facts));
const byKey = (rows: readonly PlannedReminder[]): PlannedRows => new Map(rows.map((row) => [ledgerKey(row), row]));

/** What an act changes in the ledger: the difference between the rows planned before and after it. */
export const ledgerChanges = (before: AssignmentState, after: AssignmentState, facts: AssignmentFacts): LedgerChanges =>
  changesBetween(before, plannedRows(before, { ...facts, ...facts.changedFrom }), after, plannedRows(after, facts), facts);

/** The same where the rows of both states are known: whoever walks many acts plans each state once. */
export const changesBetween = (before: AssignmentState, was: PlannedRows, after: AssignmentState, is: PlannedRows, facts: AssignmentFacts): LedgerChanges => {
  const moved = facts.changedFrom ? [...is.values()].filter((row) => isElsewhere(row, was.get(ledgerKey(row)))) : [];
  // A row that says that a date was moved outlives its duty.
  const duties = new Set([...is.values()].filter(({ rule }) => rule !== 'changed').map(({ duty }) => duty));
  return {
    planned: [...is.values()]
      .filter((row) => {
        const known = was.get(ledgerKey(row));
        return !known || (!moved.includes(row) && known.suppressed !== null && row.suppressed === null);
      })
      // A ladder that gets a rule more does not make up for it.
      .map((row) => (facts.changedFrom && !row.suppressed && row.dueAt < facts.at ? { ...row, suppressed: 'past_at_creation' as const } : row)),
    suppressed: [...was.values()].flatMap((row) => {
      const now = is.get(ledgerKey(row));
      if (row.suppressed || (now && moved.includes(now))) return [];
      const { duty, rule, occurrence } = row;
      if (now) return now.suppressed ? [{ duty, rule, occurrence, reason: now.suppressed }] : [];
      return [{ duty, rule, occurrence, reason: duties.has(duty) ? ('superseded' as const) : reasonOf(duty, before, after) }];
    }),
    moved: moved.map((row) => (row.dueAt < facts.at && !row.suppressed ? { ...row, suppressed: 'superseded' } : row)),
  };
};

const isElsewhere = (row: PlannedReminder, was: PlannedReminder | undefined): boolean => was !== undefined && (was.dueAt !== row.dueAt || was.suppressed !== row.suppressed);

const UNIT_DUTIES: readonly string[] = ['acknowledgement', 'plan', 'revision', 'milestone', 'report', 'completion'];

/** Why a duty is no longer live: an act stopped the clock, the side changed, it fell away undone, or it was done. */
const reasonOf = (duty: string, before: AssignmentState, after: AssignmentState): SuppressedReason => {
  if (after.status === 'not_issued') return 'superseded';
  if (after.status === 'closed') return after.outcome === 'closed_out' ? 'fulfilled' : 'superseded';
  if (after.suspended) return 'suspended';
  const kind = duty.split(':')[0] ?? '';
  const isDone = kind === 'milestone' && after.milestonesReached.includes(duty.slice('milestone:'.length));
  if (UNIT_DUTIES.includes(kind) && holderOf(after) === 'bureau' && !isDone) return 'bureau_holds';
  return kind === 'review' && isRecalled(before, after) ? 'superseded' : 'fulfilled';
};

/** A recall makes the round void: nobody has reviewed anything. */
const isRecalled = (before: AssignmentState, after: AssignmentState): boolean =>
  before.status === 'in_review' && after.status !== 'not_issued' && after.status !== 'in_review' && after.status !== 'approved' && after.round === before.round;
