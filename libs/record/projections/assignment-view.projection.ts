import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import { departmentsOf } from '#domain/review/departments.js';
import { dueAtOf, dueOnOf, holderOf } from '#domain/deadline/holder.js';
import type { Instant } from '#domain/calendar/instant.js';

/** A row of what lists and the heat map show; the light follows from it and the hour. */
export interface AssignmentViewRow {
  readonly id: string;
  readonly cycle_id: string;
  readonly task_code: string;
  readonly obligation_id: string;
  readonly unit_id: string;
  readonly level: string;
  readonly mandatory: boolean;
  readonly lead_department: string;
  readonly departments: readonly string[];
  readonly status: string;
  readonly round: number;
  readonly sequence: number;
  readonly holder: string | null;
  readonly due_on: string | null;
  readonly due_ms: number | null;
  readonly case_level: string | null;
  readonly percent: number;
  readonly outcome: string | null;
  readonly changed_ms: number;
  readonly province_id: string | null;
  readonly issued_on: string;
  readonly completion_due_on: string;
  readonly has_reported: boolean;
}

export const assignmentView = (state: IssuedState, at: Instant): AssignmentViewRow => ({
  id: state.id,
  cycle_id: state.cycle,
  task_code: state.task,
  obligation_id: state.obligation,
  unit_id: state.unit,
  level: state.level,
  mandatory: state.mandatory,
  lead_department: state.leadDepartment,
  departments: departmentsOf(state),
  status: state.status,
  round: state.round,
  sequence: state.sequence,
  holder: holderOf(state),
  due_on: dueOnOf(state),
  due_ms: dueAtOf(state),
  case_level: state.openCase?.inForce ?? null,
  percent: state.percent,
  outcome: state.status === 'closed' ? state.outcome : null,
  changed_ms: at,
  province_id: state.province,
  issued_on: dayOf(state.issuedAt),
  completion_due_on: state.completionDueOn,
  has_reported: state.hasReported,
});
