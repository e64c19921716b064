import type pg from 'pg';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { UnitId } from '#domain/shared/ids.js';

/** Cities of a province whose plans of the same task it has not let through (B2); what is closed is asked no more. */
export async function readMissingCities(client: pg.PoolClient, { cycle, task, unit }: IssuedState): Promise<readonly UnitId[]> {
  const { rows } = await client.query<{ unit: string }>({
    name: 'missing-cities',
    text: `select assignment_view.unit_id as unit from assignment_view join stream on stream.id = assignment_view.id
      where assignment_view.province_id = $1 and assignment_view.cycle_id = $2 and assignment_view.task_code = $3 and not stream.closed and not (stream.state ->> 'passedByProvince')::boolean
      order by assignment_view.unit_id`,
    values: [unit, cycle, task],
  });
  return rows.map((row) => row.unit);
}
