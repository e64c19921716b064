import type { DataSource } from 'typeorm';
import type { ReportRead } from '#domain/progress/flags.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { UnitValue } from '#domain/progress/roll-up.js';
import { assignmentSource } from './assignment-row.js';
import { scopeCondition, type Scope } from './scope.js';

/** The last report up to then that says something of the metric. */
const SAID_BY = (at: number): string => `left join lateral (
         select (said ->> 'value')::float8 as value, (said ->> 'base')::float8 as base from event cross join jsonb_array_elements(event.data -> 'values') as said
         where event.stream_id = assignment_view.id and event.type = 'ProgressSubmitted' and event.recorded_at <= to_timestamp($${at} / 1000.0) and said ->> 'metric' = $3
         order by event.sequence desc limit 1) as metric_value on true`;

/** Progress reports and values of metrics over many units. */
export class ProgressReadModel {
  constructor(private readonly database: DataSource) {}

  /** Every report of a task in a cycle that the reader may see, in the order in which they came. */
  async reports(cycle: string, task: string, scope: Scope): Promise<ReportRead[]> {
    const parameters: unknown[] = [cycle, task];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(
      `select progress_report.assignment_id as assignment, progress_report.task_code as task, progress_report.unit_id as unit, progress_report.sequence, progress_report.period,
        progress_report.percent::float8 as percent, progress_report.evidence, progress_report.text
       from progress_report join assignment_view on assignment_view.id = progress_report.assignment_id
       where progress_report.cycle_id = $1 and progress_report.task_code = $2 and ${visible} order by progress_report.reported_at, progress_report.assignment_id, progress_report.sequence`,
      parameters,
    );
  }

  /** What each unit of an obligation said of a metric; null where it said nothing. Exempt and revoked ones are asked no more. `at`: up to then; null: up to now. */
  async values(cycle: string, obligation: string, metric: string, scope: Scope, at: Instant | null): Promise<UnitValue[]> {
    const parameters: unknown[] = [cycle, obligation, metric];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(
      `select assignment_view.unit_id as unit, assignment_view.province_id as province, metric_value.value, metric_value.base
       from ${assignmentSource(at, parameters)} ${at === null ? 'left join metric_value on metric_value.assignment_id = assignment_view.id and metric_value.metric_id = $3' : SAID_BY(parameters.push(at))}
       where assignment_view.cycle_id = $1 and assignment_view.obligation_id = $2 and ${visible} and coalesce(assignment_view.outcome, 'closed_out') in ('closed_out', 'carried_over')
       order by assignment_view.unit_id`,
      parameters,
    );
  }
}
