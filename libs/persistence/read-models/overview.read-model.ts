import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import type { ScoredDuty } from '#domain/score/scored-duties.js';
import { ASSIGNMENT_COLUMNS, assignmentSource, type AssignmentRow } from './assignment-row.js';
import { scopeCondition, type Scope } from './scope.js';

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

  /** Duties of provinces or cities by task and lead department, that count. */
  async duties(cycle: string, level: 'province' | 'city', scope: Scope, at: Instant): Promise<DutiesOfAssignment[]> {
    const parameters: unknown[] = [cycle, level];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(
      `select assignment_view.task_code as task, assignment_view.unit_id as unit, assignment_view.lead_department as department, assignment_view.mandatory, assignment_view.duties from ${assignmentSource(at, parameters)}
       where assignment_view.cycle_id = $1 and assignment_view.level = $2 and assignment_view.counted and ${visible}`,
      parameters,
    );
  }

  async isLaunched(cycle: string, at: Instant): Promise<boolean> {
    const rows: unknown[] = await this.database.query(`select stream.id from stream where stream.id = $1 and (stream.state ->> 'launchedAt')::float8 <= $2`, [cycle, at]);
    return rows.length > 0;
  }
}
