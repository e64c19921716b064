import type pg from 'pg';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import { scoreFacts, type ScoreFacts } from '#domain/score/score.js';

/** What each unit's score is made of at an instant; departments have none (B3). */
export async function readScores(client: pg.ClientBase, cycle: string, at: Instant): Promise<{ unit: string; facts: ScoreFacts }[]> {
  const { rows } = await client.query<{ unit: string; states: IssuedState[] }>(
    `select assignment_view.unit_id as unit, json_agg(stream.state order by stream.id) as states from assignment_view join stream on stream.id = assignment_view.id join unit on unit.id = assignment_view.unit_id
     where assignment_view.cycle_id = $1 and unit.kind <> 'department' group by assignment_view.unit_id, unit.kind, unit.position order by unit.kind, unit.position`,
    [cycle],
  );
  return rows.map(({ unit, states }) => ({ unit, facts: scoreFacts(states, at) }));
}
