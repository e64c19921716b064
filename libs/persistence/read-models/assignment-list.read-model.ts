import type { DataSource } from 'typeorm';
import type { TrafficLight } from '#domain/deadline/light.js';
import type { Instant } from '#domain/calendar/instant.js';
import { ASSIGNMENT_COLUMNS, assignmentSource, DUE, LIGHTS, rankAt, type AssignmentRow } from './assignment-row.js';
import { equalTo, scopeCondition, type Scope } from './scope.js';

export interface AssignmentFilter {
  readonly cycle: string;
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
  readonly department?: string | undefined;
  readonly level?: string | undefined;
  readonly status?: string | undefined;
  readonly light?: TrafficLight | undefined;
}
/** Where a page begins: after the row that stands so. */
export interface After {
  readonly rank: number;
  readonly due: number;
  readonly id: string;
}
export interface ListedRow extends AssignmentRow, Pick<After, 'rank' | 'due'> {
  readonly leadDepartment: string;
  readonly level: string;
}
export interface PageOf {
  /** Whether the instant lies before now. */
  readonly past: boolean;
  readonly after: After | null;
  readonly size: number;
  /** Who reviews sees how the provinces of the whole country stand, as on the wall; what else there is, by the scope. */
  readonly seesProvinces: boolean;
}
export interface Listed {
  readonly rows: readonly ListedRow[];
  readonly lights: Readonly<Record<TrafficLight, number>>;
}

/** Assignments as filtered, red first, then the nearest deadline (W1, W3); `at`: as of then. */
export class AssignmentListReadModel {
  constructor(private readonly database: DataSource) {}

  /** A page by key, so that the last page costs as much as the first: of all that fits the order alone is read, of the page the rest. */
  async page(filter: AssignmentFilter, scope: Scope, at: Instant, { past, after, size, seesProvinces }: PageOf): Promise<Listed> {
    const parameters: unknown[] = [at];
    const conditions = [
      seesProvinces ? `(assignment_view.level = 'province' or ${scopeCondition(scope, parameters)})` : scopeCondition(scope, parameters),
      ...(['cycle_id', 'task_code', 'unit_id', 'level', 'status'] as const).map((column, index) => equalTo(`assignment_view.${column}`, [filter.cycle, filter.task, filter.unit, filter.level, filter.status][index], parameters)),
      filter.department === undefined ? 'true' : `$${parameters.push(filter.department)} = any(assignment_view.departments)`,
    ];
    const source = assignmentSource(past ? at : null, parameters);
    const wanted = filter.light === undefined ? 'true' : `rank = $${parameters.push(LIGHTS.indexOf(filter.light))}`;
    const from = after === null ? 'true' : `(rank, due, id) > ($${parameters.push(after.rank)}, $${parameters.push(after.due)}, $${parameters.push(after.id)})`;
    const rows: (ListedRow & { counts: readonly number[] })[] = await this.database.query(
      `with listed as materialized (
         select assignment_view.id, ${DUE}, ${rankAt('at.now')} from (select to_timestamp($1 / 1000.0) as now) as at cross join ${source} where ${conditions.join(' and ')}),
       counted as (select array[count(*) filter (where rank = 0), count(*) filter (where rank = 1), count(*) filter (where rank = 2), count(*) filter (where rank = 3)]::int[] as counts from listed)
       select ${ASSIGNMENT_COLUMNS}, assignment_view.lead_department as "leadDepartment", assignment_view.level, page.due, page.rank, counted.counts
       from counted left join lateral (select * from listed where ${wanted} and ${from} order by rank, due, id limit ${size}) as page on true left join ${source} on assignment_view.id = page.id order by page.rank, page.due, page.id`,
      parameters,
    );
    const counts = rows[0]?.counts ?? [];
    // Of an empty page the counts alone come.
    return { rows: rows.filter(({ id }) => id !== null), lights: { red: counts[0] ?? 0, yellow: counts[1] ?? 0, green: counts[2] ?? 0, grey: counts[3] ?? 0 } };
  }
}
