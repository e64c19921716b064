import type { AssignmentStatus, Closed, Holder } from '#domain/assignment/assignment.state.js';
import type { LitView } from '#domain/deadline/light.js';
import { instant, type Day, type Instant } from '#domain/calendar/instant.js';

/** A row of `assignment_view` as lists need it. */
export interface AssignmentRow {
  readonly id: string;
  readonly task: string;
  readonly unit: string;
  readonly status: AssignmentStatus;
  readonly round: number;
  readonly mandatory: boolean;
  readonly holder: Holder | null;
  readonly dueOn: Day | null;
  readonly dueAt: Instant | null;
  readonly caseLevel: 'blue' | 'orange' | 'red' | null;
  readonly outcome: Closed['outcome'] | null;
  readonly percent: number;
  readonly hasReported: boolean;
  readonly issuedOn: Day;
  readonly completionDueOn: Day;
}

export const ASSIGNMENT_COLUMNS = `assignment_view.id, assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.status, assignment_view.round,
  assignment_view.mandatory, assignment_view.holder, assignment_view.due_on::text as "dueOn", round(extract(epoch from assignment_view.due_at) * 1000)::float8 as "dueAt",
  assignment_view.case_level as "caseLevel", assignment_view.outcome, assignment_view.percent::float8 as percent, assignment_view.has_reported as "hasReported",
  assignment_view.issued_on::text as "issuedOn", assignment_view.completion_due_on::text as "completionDueOn"`;

export const asInstant = (milliseconds: number | null): Instant | null => (milliseconds === null ? null : instant(milliseconds));

/** What the light of a row is reckoned from. */
export const litView = (row: AssignmentRow): LitView => ({ ...row, dueAt: asInstant(row.dueAt), pace: row.status === 'approved' && row.hasReported ? row : null });
