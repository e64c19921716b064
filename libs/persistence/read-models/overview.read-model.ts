import type { DataSource } from 'typeorm';
import { ASSIGNMENT_COLUMNS, type AssignmentRow } from './assignment-row.js';
import { scopeCondition, type Scope } from './scope.js';

/** 总览: a cell a task and province; cities and departments are not on the map. */
export class OverviewReadModel {
  constructor(private readonly database: DataSource) {}

  async cells(cycle: string, scope: Scope): Promise<AssignmentRow[]> {
    const parameters: unknown[] = [cycle];
    const visible = scopeCondition(scope, parameters);
    return this.database.query(`select ${ASSIGNMENT_COLUMNS} from assignment_view where assignment_view.cycle_id = $1 and assignment_view.level = 'province' and ${visible} order by assignment_view.task_code, assignment_view.unit_id`, parameters);
  }

  async isLaunched(cycle: string): Promise<boolean> {
    const rows: unknown[] = await this.database.query('select stream.id from stream where stream.id = $1', [cycle]);
    return rows.length > 0;
  }
}
