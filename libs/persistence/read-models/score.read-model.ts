import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import type { CycleState } from '#domain/cycle/cycle.state.js';
import type { ScoredAssignment, ScoreFacts } from '#domain/score/score.js';
import { equalTo } from './scope.js';

/** Whose scores: of the provinces and the bureau itself, or of cities; of one province or its cities; of one unit. */
export interface ScoresOf {
  readonly level: 'province' | 'city';
  readonly province?: string | undefined;
  readonly unit?: string | undefined;
}

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

  /** By unit, in the order of the notice. `at`: as of then; null: as it is. */
  async scored(cycle: string, of: ScoresOf, at: Instant | null): Promise<ScoredUnit[]> {
    const parameters: unknown[] = [cycle, at];
    const rows: (Omit<ScoredUnit, 'assignments'> & ScoredAssignment)[] = await this.database.query(
      `select assignment_view.unit_id as unit, unit.kind, assignment_view.mandatory and newest.counted as "isCounted", case when assignment_view.mandatory and newest.counted then newest.duties else '[]' end as duties,
         newest.plan_rounds as rounds, newest.replies_asked as "repliesAsked", newest.replies_in_time as "repliesInTime"
       from assignment_view join unit on unit.id = assignment_view.unit_id cross join lateral (
         select * from assignment_version where assignment_version.assignment_id = assignment_view.id and assignment_version.changed_at <= coalesce(to_timestamp($2::float8 / 1000.0), 'infinity') order by assignment_version.changed_at desc, assignment_version.sequence desc limit 1) as newest
       where assignment_view.cycle_id = $1 and ${whose(of, parameters)} order by unit.kind, unit.position, assignment_view.id`,
      parameters,
    );
    const units = new Map<string, { readonly kind: ScoredUnit['kind']; readonly assignments: ScoredAssignment[] }>();
    for (const row of rows) {
      const known = units.get(row.unit);
      if (known) known.assignments.push(row);
      else units.set(row.unit, { kind: row.kind, assignments: [row] });
    }
    return [...units].map(([id, known]) => ({ unit: id, ...known }));
  }

  /** 周期 as it stands; undefined: nothing was done with it yet. */
  async cycle(id: string): Promise<CycleState | undefined> {
    const rows: { state: CycleState }[] = await this.database.query("select stream.state from stream where stream.id = $1 and stream.kind = 'cycle'", [id]);
    return rows[0]?.state;
  }

  /** What was published, the newest first, with the appeal against it and its erratum; of some units, or of all: null. */
  async published(cycle: string, units: readonly string[] | null): Promise<PublishedScoreRow[]> {
    return this.database.query(
      `select published_score.unit_id as unit, published_score.publication, published_score.total::float8 as total, published_score.facts, round(extract(epoch from published_score.published_at) * 1000)::float8 as "atMs",
         published_score.appeal_until::text as "appealUntil", published_score.appeal_state as "appealState", published_score.erratum_total::float8 as "erratumTotal", lodged.texts ->> 'appeal' as appeal, decided.texts ->> 'reason' as decision,
         round(extract(epoch from lodged.recorded_at) * 1000)::float8 as "lodgedAtMs", round(extract(epoch from decided.recorded_at) * 1000)::float8 as "decidedAtMs"
       from published_score left join event lodged on lodged.stream_id = published_score.cycle_id and lodged.sequence = published_score.lodged_sequence
         left join event decided on decided.stream_id = published_score.cycle_id and decided.sequence = published_score.decided_sequence
       where published_score.cycle_id = $1 and ($2::text[] is null or published_score.unit_id = any ($2)) order by published_score.publication desc, published_score.unit_id`,
      [cycle, units],
    );
  }
}

/** The units first, then the assignments of each: however many cities a cycle has, those of no others are read. */
const whose = ({ level, province, unit }: ScoresOf, parameters: unknown[]): string =>
  [
    level === 'city' ? "unit.kind = 'city'" : "assignment_view.unit_id = any (array(select unit.id from unit where unit.kind in ('province', 'bureau')))",
    equalTo(level === 'city' ? 'assignment_view.province_id' : 'assignment_view.unit_id', province, parameters),
    equalTo('assignment_view.unit_id', unit, parameters),
  ].join(' and ');
