import type { DataSource } from 'typeorm';
import type { IssuedState } from '#domain/assignment/assignment.state.js';

/** What a score is made of: the assignments of each unit. Departments have none (B3). */
export class ScoreReadModel {
  constructor(private readonly database: DataSource) {}

  /** By unit, in the order of the notice; of one unit or of all. */
  async states(cycle: string, unit: string | null): Promise<{ unit: string; states: IssuedState[] }[]> {
    return this.database.query(
      `select assignment_view.unit_id as unit, json_agg(stream.state order by stream.id) as states from assignment_view join stream on stream.id = assignment_view.id join unit on unit.id = assignment_view.unit_id
       where assignment_view.cycle_id = $1 and unit.kind <> 'department' and ($2::text is null or assignment_view.unit_id = $2) group by assignment_view.unit_id, unit.kind, unit.position order by unit.kind, unit.position`,
      [cycle, unit],
    );
  }
}
