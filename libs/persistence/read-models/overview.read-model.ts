import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import type { ScoredDuty } from '#domain/score/scored-duties.js';
import { ASSIGNMENT_COLUMNS, assignmentSource, type AssignmentRow } from './assignment-row.js';
import { equalTo, scopeCondition, type Scope } from './scope.js';

export interface DutiesOfAssignment {
  readonly task: string;
  readonly unit: string;
  readonly department: string;
  readonly mandatory: boolean;
  readonly duties: readonly ScoredDuty[];
}

/** 总览: a cell a task and province; cities and departments are not on the map. */
export class OverviewReadModel {
  constructor(private readonly database: DataSource) {}

  /** `at`: as of then; null: as it is. */
  async cells(cycle: string, scope: Scope, at: Instant | null): Promise<AssignmentRow[]> {
    const parameters: unknown[] = [cycle];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(`select ${ASSIGNMENT_COLUMNS} from ${assignmentSource(at, parameters)} where assignment_view.cycle_id = $1 and assignment_view.level = 'province' and ${visible} order by assignment_view.task_code, assignment_view.unit_id`, parameters);
  }

  /** Duties of provinces or cities by task and lead department, that count; of one province, or of its cities, where it is given. */
  async duties(cycle: string, level: 'province' | 'city', province: string | undefined, scope: Scope, at: Instant): Promise<DutiesOfAssignment[]> {
    const parameters: unknown[] = [cycle, level];
    const visible = `${scopeCondition(scope, parameters)} and ${equalTo(level === 'city' ? 'assignment_view.province_id' : 'assignment_view.unit_id', province, parameters)}`;
    return this.database.query(
      `select assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.lead_department as department, assignment_view.mandatory, assignment_view.duties from ${assignmentSource(at, parameters)}
       where assignment_view.cycle_id = $1 and assignment_view.level = $2 and assignment_view.counted and ${visible}`,
      parameters,
    );
  }

  /** Provinces whose cities have assignments in a cycle that the reader may see, in the order of the notice: one look a province. */
  async provincesOfCities(cycle: string, scope: Scope): Promise<string[]> {
    const parameters: unknown[] = [cycle];
    const visible = scopeCondition(scope, parameters);
    // In the order of the index that begins with the province: it says at once that there is none, where an equation lets the planner look through every row for the first.
    const rows: { id: string }[] = await this.database.query(
      `select unit.id from unit cross join lateral (select from assignment_view where assignment_view.province_id between unit.id and unit.id and assignment_view.cycle_id = $1 and ${visible}
         order by assignment_view.province_id limit 1) as one where unit.kind = 'province' order by unit.position`,
      parameters,
    );
    return rows.map(({ id }) => id);
  }

  async isLaunched(cycle: string, at: Instant): Promise<boolean> {
    const rows: unknown[] = await this.database.query(`select stream.id from stream where stream.id = $1 and (stream.state ->> 'launchedAt')::float8 <= $2`, [cycle, at]);
    return rows.length > 0;
  }
}
