import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { lightTurns } from '#domain/deadline/light.js';
import { paceOf } from '#domain/progress/expected-progress.js';
import { departmentsOf } from '#domain/review/departments.js';
import { dueAtOf, dueOnOf, holderOf } from '#domain/deadline/holder.js';
import type { Instant } from '#domain/calendar/instant.js';
import { scoredAssignment } from '#domain/score/score.js';
import { isCounted, scoredDuties, type ScoredDuty } from '#domain/score/scored-duties.js';

/** A row of what lists and the heat map show; the light follows from it and the hour. Each act leaves a version of it, by which every list is there as of any past day. */
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
  readonly lit: string;
  readonly yellow_ms: number | null;
  readonly red_ms: number | null;
  /** Whether its duties count in rates, and what they are. */
  readonly counted: boolean;
  readonly duties: readonly ScoredDuty[];
  /** What a score needs besides; of rounds null where no plan was submitted. */
  readonly plan_rounds: number | null;
  readonly replies_asked: number;
  readonly replies_in_time: number;
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
  ...turnsOf(state),
  ...scoredOf(state),
});

const scoredOf = (state: IssuedState): Pick<AssignmentViewRow, 'counted' | 'duties' | 'plan_rounds' | 'replies_asked' | 'replies_in_time'> => {
  const { rounds, repliesAsked, repliesInTime } = scoredAssignment(state);
  return { counted: isCounted(state), duties: scoredDuties(state), plan_rounds: rounds, replies_asked: repliesAsked, replies_in_time: repliesInTime };
};

const turnsOf = (state: IssuedState): Pick<AssignmentViewRow, 'lit' | 'yellow_ms' | 'red_ms'> => {
  const { lit, yellowAt, redAt } = lightTurns({ status: state.status, holder: holderOf(state), dueAt: dueAtOf(state), outcome: state.status === 'closed' ? state.outcome : null, pace: paceOf(state) });
  return { lit, yellow_ms: yellowAt, red_ms: redAt };
};
