import type { DataSource } from 'typeorm';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { ASSIGNMENT_COLUMNS, type AssignmentRow } from './assignment-row.js';
import { scopeCondition, type Scope } from './scope.js';

export interface CityRow extends AssignmentRow {
  readonly passed: boolean;
  readonly stage: 'province' | 'departments' | null;
}
export interface Owed {
  readonly state: IssuedState;
  /** By period: what was said when its report was last returned. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** What units report, ask for and wait for while a cycle runs. */
export class CarryingOutReadModel {
  constructor(private readonly database: DataSource) {}

  /** Carried out by the unit, or with a report that waits for a check by `checker`: a department, or null, the bureau's own measures. */
  async reporting(cycle: string, unit: string, checks: { readonly department: string | null; readonly measures: boolean }): Promise<Owed[]> {
    return this.database.query(
      `select stream.state, coalesce((select json_object_agg(event.data ->> 'period', event.texts ->> 'reason' order by event.sequence) from event where event.stream_id = stream.id and event.type = 'ProgressReturned'), '{}') as reasons
       from assignment_view join stream on stream.id = assignment_view.id
       where assignment_view.cycle_id = $1 and assignment_view.status = 'approved'
         and (assignment_view.unit_id = $2
           or ((assignment_view.lead_department = $3 and assignment_view.level <> 'bureau' or $4 and assignment_view.level = 'bureau')
             and jsonb_path_exists(stream.state, '$.reports[*] ? (@.status == "submitted")')))
       order by assignment_view.id`,
      [cycle, unit, checks.department, checks.measures],
    );
  }

  /** Assignments with something asked for and undecided: that is somebody's item, or an appeal of an open case. */
  async requesting(cycle: string, scope: Scope): Promise<IssuedState[]> {
    const parameters: unknown[] = [cycle];
    const rows: { state: IssuedState }[] = await this.database.query(
      `select stream.state from assignment_view join stream on stream.id = assignment_view.id
       where assignment_view.cycle_id = $1 and assignment_view.status <> 'closed' and ${scopeCondition(scope, parameters)}
         and assignment_view.id in (select worklist_item.assignment_id from worklist_item where worklist_item.verb in ('DecideExemption', 'DecideExtension', 'OptOut')
           union all select supervision_case.assignment_id from supervision_case where supervision_case.state = 'open' and supervision_case.appeal_state = 'lodged')
       order by assignment_view.id`,
      parameters,
    );
    return rows.map(({ state }) => state);
  }

  /** Status of those of these that were issued. */
  async issued(ids: readonly string[]): Promise<ReadonlyMap<string, AssignmentRow['status']>> {
    const rows: { id: string; status: AssignmentRow['status'] }[] = await this.database.query('select assignment_view.id, assignment_view.status from assignment_view where assignment_view.id = any($1)', [[...ids]]);
    return new Map(rows.map(({ id, status }) => [id, status]));
  }

  /** A province's own assignments and those of its cities. */
  async cities(cycle: string, province: string): Promise<CityRow[]> {
    return this.database.query(
      `select ${ASSIGNMENT_COLUMNS}, coalesce((stream.state ->> 'passedByProvince')::boolean, false) as passed, stream.state ->> 'stage' as stage
       from assignment_view join stream on stream.id = assignment_view.id join unit on unit.id = assignment_view.unit_id
       where assignment_view.cycle_id = $1 and (assignment_view.unit_id = $2 or assignment_view.province_id = $2) order by assignment_view.task_code, unit.kind desc, unit.position, unit.id`,
      [cycle, province],
    );
  }
}
