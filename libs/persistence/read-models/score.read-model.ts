import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import type { CycleState } from '#domain/cycle/cycle.state.js';
import type { ScoredAssignment, ScoreFacts } from '#domain/score/score.js';

export interface ScoredUnit {
  readonly unit: string;
  readonly kind: 'province' | 'city' | 'bureau';
  readonly assignments: readonly ScoredAssignment[];
}
export interface PublishedScoreRow {
  readonly unit: string;
  readonly publication: number;
  readonly total: number;
  readonly facts: ScoreFacts;
  readonly atMs: number;
  readonly appealUntil: string;
  readonly appealState: 'lodged' | 'upheld' | 'erratum' | null;
  readonly erratumTotal: number | null;
  readonly appeal: string | null;
  readonly decision: string | null;
  readonly lodgedAtMs: number | null;
  readonly decidedAtMs: number | null;
}

/** What a score is made of: the assignments of each unit. Departments have none (B3). */
export class ScoreReadModel {
  constructor(private readonly database: DataSource) {}

  /** By unit, in the order of the notice; of one unit or of all. `at`: as of then; null: as it is. */
  async scored(cycle: string, unit: string | null, at: Instant | null): Promise<ScoredUnit[]> {
    const rows: (Omit<ScoredUnit, 'assignments'> & ScoredAssignment)[] = await this.database.query(
      `select assignment_view.unit_id as unit, unit.kind, assignment_view.mandatory and newest.counted as "isCounted", case when assignment_view.mandatory and newest.counted then newest.duties else '[]' end as duties,
         newest.plan_rounds as rounds, newest.replies_asked as "repliesAsked", newest.replies_in_time as "repliesInTime"
       from assignment_view join unit on unit.id = assignment_view.unit_id cross join lateral (
         select * from assignment_version where assignment_version.assignment_id = assignment_view.id and assignment_version.changed_at <= coalesce(to_timestamp($3::float8 / 1000.0), 'infinity') order by assignment_version.changed_at desc, assignment_version.sequence desc limit 1) as newest
       where assignment_view.cycle_id = $1 and unit.kind <> 'department' and ($2::text is null or assignment_view.unit_id = $2) order by unit.kind, unit.position, assignment_view.id`,
      [cycle, unit, at],
    );
    const units = new Map<string, { readonly kind: ScoredUnit['kind']; readonly assignments: ScoredAssignment[] }>();
    for (const row of rows) {
      const known = units.get(row.unit);
      if (known) known.assignments.push(row);
      else units.set(row.unit, { kind: row.kind, assignments: [row] });
    }
    return [...units].map(([id, of]) => ({ unit: id, ...of }));
  }

  /** 周期 as it stands; undefined: nothing was done with it yet. */
  async cycle(id: string): Promise<CycleState | undefined> {
    const rows: { state: CycleState }[] = await this.database.query("select stream.state from stream where stream.id = $1 and stream.kind = 'cycle'", [id]);
    return rows[0]?.state;
  }

  /** What was published, the newest first, with the appeal against it and its erratum; of one unit or of all. */
  async published(cycle: string, unit: string | null): Promise<PublishedScoreRow[]> {
    return this.database.query(
      `select published_score.unit_id as unit, published_score.publication, published_score.total::float8 as total, published_score.facts, round(extract(epoch from published_score.published_at) * 1000)::float8 as "atMs",
         published_score.appeal_until::text as "appealUntil", published_score.appeal_state as "appealState", published_score.erratum_total::float8 as "erratumTotal", lodged.texts ->> 'appeal' as appeal, decided.texts ->> 'reason' as decision,
         round(extract(epoch from lodged.recorded_at) * 1000)::float8 as "lodgedAtMs", round(extract(epoch from decided.recorded_at) * 1000)::float8 as "decidedAtMs"
       from published_score left join event lodged on lodged.stream_id = published_score.cycle_id and lodged.sequence = published_score.lodged_sequence
         left join event decided on decided.stream_id = published_score.cycle_id and decided.sequence = published_score.decided_sequence
       where published_score.cycle_id = $1 and ($2::text is null or published_score.unit_id = $2) order by published_score.publication desc, published_score.unit_id`,
      [cycle, unit],
    );
  }
}
