import type { AssignmentStatus, Holder } from '#domain/assignment/assignment.state.js';
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
}

export const ASSIGNMENT_COLUMNS = `assignment_view.id, assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.status, assignment_view.round,
  assignment_view.mandatory, assignment_view.holder, assignment_view.due_on::text as "dueOn", round(extract(epoch from assignment_view.due_at) * 1000)::float8 as "dueAt",
  assignment_view.case_level as "caseLevel"`;

export const asInstant = (milliseconds: number | null): Instant | null => (milliseconds === null ? null : instant(milliseconds));
