import { nextDue } from '#domain/deadline/next-due.js';
import type { PlannedReminder } from '#domain/reminder/reminder-rule.js';
import { instant, ofTheseOnly, recordset, type Part } from './part.js';
import type { StreamChange } from './stream-change.js';

/** A row of the ledger with what it belongs to. */
export interface PlannedRow {
  readonly row: PlannedReminder;
  readonly assignment: string;
  /** When it was planned. */
  readonly at: number;
  /** Where an instant that was passed asked for it: when that was to be passed. */
  readonly instant?: number | undefined;
  readonly task: string;
  readonly unit: string;
  readonly lead: string;
}

/** A row that an act asks for at once is due by then: what a morning opens is collected for half of it. */
const AT_ONCE_MS = 60_000;

const newRows = (name: string, planned: readonly PlannedRow[], onConflict: string): Part => ({
  name,
  rows: planned.map(({ row: { suppressed, dueAt, ...row }, assignment, at, instant: owed, task, unit, lead }) => ({ assignment_id: assignment, due_ms: dueAt, reason: suppressed, at_ms: at, owed_ms: dueAt - at < AT_ONCE_MS ? owed : undefined, late: dueAt < at, task_code: task, unit_id: unit, lead_department: lead, ...row })),
  sql: (p) => `insert into reminder as r (assignment_id, duty, rule, occurrence, due_at, addressees, alone, state, suppressed_reason, settled_at, late, task_code, unit_id, lead_department, planned_at, owed_at)
    select row.assignment_id, row.duty, row.rule, row.occurrence, ${instant('row.due_ms')}, row.addressees, row.alone,
      case when row.reason is null then 'armed' else 'suppressed' end, row.reason, case when row.reason is null then null else ${instant('row.at_ms')} end, row.late, row.task_code, row.unit_id, row.lead_department, ${instant('row.at_ms')}, ${instant('row.owed_ms')}
    from ${recordset(p, 'assignment_id text, duty text, rule text, occurrence text, due_ms float8, addressees text[], alone boolean, reason text, at_ms float8, owed_ms float8, late boolean, task_code text, unit_id text, lead_department text')}${onConflict}`,
});

/** The first rows of an assignment: there are none that they could meet, and to look for them is a quarter of what they cost. */
const firstPart = (planned: readonly PlannedRow[]): Part => newRows('first', planned, '');

/** New rows, and rows that are asked for again. */
export const plannedPart = (name: string, planned: readonly PlannedRow[]): Part =>
  // A row that was held back and is asked for again (a recall, the end of a suspension) is armed again; one whose instant went by stays as it is.
  newRows(name, planned, `
    on conflict (assignment_id, duty, rule, occurrence) do update set state = excluded.state, suppressed_reason = excluded.suppressed_reason, settled_at = excluded.settled_at
      where r.state = 'suppressed' and not excluded.late`);

const isFirst = ({ before }: StreamChange): boolean => before.status === 'not_issued';
const plannedRows = (changes: readonly StreamChange[]): PlannedRow[] =>
  changes.flatMap(({ before, after, at, sealed, ledger }) => ledger.planned.map((row) => ({ row, assignment: after.id, at, instant: passedIn(before, sealed), task: after.task, unit: after.unit, lead: after.leadDepartment })));

/** What acts change in the reminder ledger. */
export const ledgerParts = (changes: readonly StreamChange[]): Part[] => [
  firstPart(plannedRows(changes.filter(isFirst))),
  plannedPart('planned', plannedRows(changes.filter((change) => !isFirst(change)))),
  {
    name: 'suppressed',
    rows: changes.flatMap(({ after, at, ledger }) => ledger.suppressed.map((row) => ({ assignment_id: after.id, at_ms: at, ...row }))),
    // A notice that the cap of a week put off has a row of its own (`/next-`).
    sql: (p) => `update reminder set state = 'suppressed', suppressed_reason = row.reason, settled_at = ${instant('row.at_ms')}
      from ${recordset(p, 'assignment_id text, duty text, rule text, occurrence text, reason text, at_ms float8')}
      where ${ofTheseOnly('reminder.assignment_id', p)} and reminder.assignment_id = row.assignment_id and reminder.duty = row.duty and reminder.rule = row.rule
        and (reminder.occurrence = row.occurrence or starts_with(reminder.occurrence, row.occurrence || '/next-')) and reminder.settled_at is null`,
  },
  {
    name: 'moved',
    rows: changes.flatMap(({ after, at, ledger }) => ledger.moved.map(({ duty, rule, occurrence, dueAt, suppressed: reason }) => ({ assignment_id: after.id, duty, rule, occurrence, due_ms: dueAt, reason, at_ms: at }))),
    // What was sent stays; a row merged or escalated by the old reckoning may be one of its own by the new.
    sql: (p) => `update reminder set due_at = ${instant('row.due_ms')}, suppressed_reason = row.reason,
        state = case when row.reason is null then 'armed' else 'suppressed' end, settled_at = case when row.reason is null then null else ${instant('row.at_ms')} end
      from ${recordset(p, 'assignment_id text, duty text, rule text, occurrence text, due_ms float8, reason text, at_ms float8')}
      where ${ofTheseOnly('reminder.assignment_id', p)} and reminder.assignment_id = row.assignment_id and reminder.duty = row.duty and reminder.rule = row.rule and reminder.occurrence = row.occurrence
        and (reminder.state = 'armed' or reminder.suppressed_reason in ('merged', 'escalated'))`,
  },
];

/** An act of the system passes the earliest instant of the state before it. */
const passedIn = (before: StreamChange['before'], sealed: StreamChange['sealed']): number | undefined => (sealed[0]?.actor.kind === 'system' ? nextDue(before)?.at : undefined);
