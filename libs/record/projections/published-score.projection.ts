import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import type { EventIn } from '#domain/shared/stream.js';
import { instant, recordset, type Part } from '../part.js';

/** What an act on a cycle does to its published scores. An erratum stands beside the total. */
export const publishedScores = (events: readonly EventIn<CycleEvents>[]): Part[] => [
  {
    name: 'scores_published',
    rows: events.flatMap(({ type, data, stream, at }) =>
      type === 'ScoresPublished' ? data.scores.map((score) => ({ ...score, cycle_id: stream, publication: data.publication, appeal_until: data.appealUntil, published_ms: at })) : [],
    ),
    sql: (p) => `insert into published_score (cycle_id, publication, unit_id, total, facts, published_at, appeal_until)
      select row.cycle_id, row.publication, row.unit, row.total, row.facts, ${instant('row.published_ms')}, row.appeal_until
      from ${recordset(p, 'cycle_id text, publication int, unit text, total numeric, facts jsonb, published_ms float8, appeal_until date')}`,
  },
  {
    name: 'scores_appealed',
    rows: events.flatMap(appealed),
    sql: (p) => `update published_score set appeal_state = row.state, lodged_sequence = coalesce(row.lodged, published_score.lodged_sequence), decided_sequence = row.decided, erratum_total = row.total
      from ${recordset(p, 'cycle_id text, publication int, unit text, state text, lodged int, decided int, total numeric')}
      where published_score.cycle_id = row.cycle_id and published_score.publication = row.publication and published_score.unit_id = row.unit`,
  },
];

const appealed = ({ type, data, stream, sequence }: EventIn<CycleEvents>): object[] => {
  if (type === 'ScoreAppealLodged') return [{ ...data, cycle_id: stream, state: 'lodged', lodged: sequence }];
  return type === 'ScoreAppealDecided' ? [{ ...data, cycle_id: stream, state: data.outcome, decided: sequence }] : [];
};
