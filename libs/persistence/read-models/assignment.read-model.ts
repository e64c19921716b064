import type { DataSource } from 'typeorm';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import { NOW_MS } from './clock.read-model.js';

/** An event with its texts, as people read it. */
export type ReadEvent = AssignmentEvent & { readonly texts: Readonly<Record<string, string>> };

export interface FrozenText {
  readonly version: number;
  readonly textHash: string;
  readonly sections: readonly { readonly id: string; readonly text: string; readonly files?: string[] | undefined }[];
}

/** All of one assignment at one instant. */
export interface WholeAssignment {
  readonly state: IssuedState;
  readonly events: readonly ReadEvent[];
  readonly texts: readonly FrozenText[];
  readonly now: Instant;
}

/** Who stands around an assignment, for the question who may look. */
export interface Sides {
  readonly unit: string;
  readonly departments: readonly string[];
  /** Of a city: its province looks on. */
  readonly province: string | null;
  readonly status: string;
  /** 抄送: persons and units. */
  readonly copiedTo: readonly string[];
}

/** A city's assignment as its province sees it. */
export interface CityAssignment {
  readonly unit: string;
  readonly assignment: string;
  readonly status: string;
  readonly passed: boolean;
}

/** One assignment, whole. */
export class AssignmentReadModel {
  constructor(private readonly database: DataSource) {}

  async sides(id: string): Promise<Sides | undefined> {
    const rows: Sides[] = await this.database.query(
      `select assignment_view.unit_id as unit, assignment_view.departments, assignment_view.province_id as province, assignment_view.status,
        array(select copy.recipient from copy where copy.assignment_id = assignment_view.id) as "copiedTo" from assignment_view where assignment_view.id = $1`, [id],
    );
    return rows[0];
  }

  /** In one statement, so that state, events and texts are of one instant. */
  async whole(id: string): Promise<WholeAssignment | undefined> {
    const rows: { state: IssuedState; events: ReadEvent[]; texts: FrozenText[]; now: number }[] = await this.database.query(
      `select stream.state, ${NOW_MS} as now,
        (select json_agg(json_build_object('stream', event.stream_id, 'sequence', event.sequence, 'type', event.type, 'at', round(extract(epoch from event.recorded_at) * 1000)::float8, 'actor', event.actor,
            'round', event.round, 'data', event.data, 'texts', event.texts, 'previousHash', event.previous_hash, 'hash', event.hash) order by event.sequence)
          from event where event.stream_id = stream.id) as events,
        coalesce((select json_agg(json_build_object('version', plan_text.version, 'textHash', plan_text.text_hash, 'sections', plan_text.sections) order by plan_text.version)
          from plan_text where plan_text.assignment_id = stream.id), '[]') as texts
       from stream where stream.id = $1 and stream.kind = 'assignment'`,
      [id],
    );
    const row = rows[0];
    return row ? { ...row, now: instant(row.now) } : undefined;
  }

  /** The cities of a province in the same task (B2). */
  async cities({ cycle, task, unit }: Pick<IssuedState, 'cycle' | 'task' | 'unit'>): Promise<CityAssignment[]> {
    return this.database.query(
      `select assignment_view.unit_id as unit, assignment_view.id as assignment, assignment_view.status, (stream.state ->> 'passedByProvince')::boolean as passed
       from assignment_view join stream on stream.id = assignment_view.id
       where assignment_view.province_id = $1 and assignment_view.cycle_id = $2 and assignment_view.task_code = $3 order by assignment_view.unit_id`,
      [unit, cycle, task],
    );
  }

  /** The task of each of these that is there. */
  async tasksOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows: { id: string; task: string }[] = await this.database.query('select assignment_view.id, assignment_view.task_code as task from assignment_view where assignment_view.id = any($1)', [[...ids]]);
    return new Map(rows.map((row) => [row.id, row.task]));
  }

  /** The text that was frozen last; null before the first. */
  async lastText(id: string): Promise<FrozenText | null> {
    const rows: FrozenText[] = await this.database.query(
      `select plan_text.version, plan_text.text_hash as "textHash", plan_text.sections from plan_text where plan_text.assignment_id = $1 order by plan_text.version desc limit 1`, [id],
    );
    return rows[0] ?? null;
  }
}
