import type { DataSource } from 'typeorm';
import { countUpTo } from './keyset.js';
import { TROUBLED } from './system.read-model.js';

export interface StuckRow {
  readonly what: 'untold' | 'instant' | 'reminder';
  readonly stream: string;
  readonly kind: string;
  readonly sinceMs: number;
}
export interface ReconciliationRow {
  readonly id: string;
  readonly askedAtMs: number | null;
  readonly askedBy: string | null;
  readonly beganMs: number | null;
  readonly endedMs: number | null;
  readonly checked: number | null;
  readonly differences: number | null;
  readonly mended: number | null;
  readonly named: readonly { readonly stream: string; readonly found: string; readonly did: string }[] | null;
  readonly failure: string | null;
}

const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8`;
/** As the alerts have it: beyond this it is not on its way, it lies. */
const LATE = { told: `interval '1 minute'`, instant: `interval '1 minute'`, reminder: `interval '5 minutes'` };
/** People's acts and what is told in bulk: the index of what is to be told has them apart. */
const LANES = [1, 2];

/** What does not move on by itself, and how the workflows stood when they were last held against the record. */
export class StuckReadModel {
  constructor(private readonly database: Pick<DataSource, 'query'>) {}

  /** So many of each sort at most, the oldest first: each is read from the end of an index. */
  async stuck(most: number): Promise<StuckRow[]> {
    const untold = LANES.map((lane) => `(select 'untold' as what, wake.stream_id as stream, wake.not_before + (record_now() - now()) as since from wake where wake.lane = ${lane} and wake.not_before < now() - ${LATE.told} order by wake.not_before limit $1)`);
    return this.database.query(
      `with found as (
         ${untold.join('\n         union all ')}
         union all (select 'instant', stream.id, stream.next_due_at from stream where not stream.closed and stream.next_due_at < (select record_now() - ${LATE.instant}) order by stream.next_due_at limit $1)
         union all (select distinct 'reminder', reminder.assignment_id, reminder.due_at from reminder where reminder.state = 'armed' and reminder.due_at < (select record_now() - ${LATE.reminder}) order by reminder.due_at, reminder.assignment_id limit $1))
       select found.what, found.stream, coalesce((select stream.kind from stream where stream.id = found.stream), 'assignment') as kind, ${ms('found.since')} as "sinceMs" from found order by found.since, found.stream, found.what`,
      [most],
    );
  }

  async now(): Promise<number> {
    const rows: { now: number }[] = await this.database.query(`select ${ms('record_now()')} as now`);
    return rows[0]?.now ?? 0;
  }

  /** Messages that were given up, and lists that could not be made. */
  async failed(most: number): Promise<{ messages: number; exports: number }> {
    const rows: { messages: number; exports: number }[] = await this.database.query(`select ${countUpTo(most, `from message where ${TROUBLED}`)} as messages, ${countUpTo(most, `from exported_list where exported_list.state = 'failed'`)} as exports`);
    return rows[0] ?? { messages: 0, exports: 0 };
  }

  /** 核对, the newest first. */
  async reconciliations(most: number): Promise<ReconciliationRow[]> {
    return this.database.query(
      `select reconciliation.id::text as id, ${ms('reconciliation.asked_at')} as "askedAtMs", reconciliation.asked_by as "askedBy", ${ms('reconciliation.began_at')} as "beganMs", ${ms('reconciliation.ended_at')} as "endedMs",
         reconciliation.checked, reconciliation.differences, reconciliation.mended, reconciliation.named, reconciliation.failure
       from reconciliation order by reconciliation.id desc limit $1`,
      [most],
    );
  }
}
