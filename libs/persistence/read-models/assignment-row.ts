import type { AssignmentStatus, Closed, Holder } from '#domain/assignment/assignment.state.js';
import type { LightTurns, TrafficLight } from '#domain/deadline/light.js';
import type { Day, Instant } from '#domain/calendar/instant.js';

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
  readonly lit: LightTurns['lit'];
  readonly yellowAt: Instant | null;
  readonly redAt: Instant | null;
}

const ms = (column: string, name: string): string => `round(extract(epoch from assignment_view.${column}) * 1000)::float8 as "${name}"`;

export const ASSIGNMENT_COLUMNS = `assignment_view.id, assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.status, assignment_view.round,
  assignment_view.mandatory, assignment_view.holder, assignment_view.due_on::text as "dueOn", ${ms('due_at', 'dueAt')},
  assignment_view.case_level as "caseLevel", assignment_view.outcome, assignment_view.percent::float8 as percent, assignment_view.lit, ${ms('yellow_at', 'yellowAt')}, ${ms('red_at', 'redAt')}`;

/** In the order in which they are shown: red first. */
export const LIGHTS: readonly TrafficLight[] = ['red', 'yellow', 'green', 'grey'];
/** Later than any date. */
const NEVER = 9e15;
/** By which lists are sorted: the place of the light at an instant (an expression), and the deadline. */
export const rankAt = (now: string, name = 'rank'): string => `case when assignment_view.red_at <= ${now} then 0 when assignment_view.yellow_at <= ${now} then 1 when assignment_view.lit = 'green' then 2 else 3 end as ${name}`;
export const DUE = `coalesce(extract(epoch from assignment_view.due_at)::float8 * 1000, ${NEVER}) as due`;

/** What statements name `assignment_view`: the table, or what the acts up to an instant had left of it; adds its parameter. */
export const assignmentSource = (at: Instant | null, parameters: unknown[]): string => {
  if (at === null) return 'assignment_view';
  parameters.push(at);
  return `(select assignment_view.id, assignment_view.cycle_id, assignment_view.task_code, assignment_view.obligation_id, assignment_view.unit_id, assignment_view.level,
      assignment_view.mandatory, assignment_view.lead_department, assignment_view.departments, assignment_view.province_id, past.*
    from assignment_view cross join lateral (select * from assignment_version
      where assignment_version.assignment_id = assignment_view.id and assignment_version.changed_at <= to_timestamp($${parameters.length} / 1000.0) order by assignment_version.changed_at desc, assignment_version.sequence desc limit 1) as past) as assignment_view`;
};
