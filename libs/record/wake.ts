import type pg from 'pg';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import type { StreamId } from '#domain/shared/ids.js';
import { loadEventsOf } from './load-events.js';
import type { RecordContext } from './record-context.js';

/** Events that a stream's workflow has not been told; none where they would be too many for one signal. */
export interface WakeClaim {
  readonly stream: StreamId;
  readonly first: number;
  readonly last: number;
  /** Of the stream's own kind. */
  readonly events: readonly AssignmentEvent[];
  /** The commands that all of them came of. */
  readonly commands: readonly string[];
  /** W3C `traceparent` of those of them that were traced, the first sixteen. */
  readonly traces: readonly string[];
  readonly closed: boolean;
  /** How its chain is broken: then no event is told, and its workflow waits for whoever mends it. */
  readonly broken?: string;
}

/** A call to Temporal takes at most 5 s; what is not settled by then is told again. */
const LEASE = '10 seconds';
const MOST_EVENTS = 100;
const MOST_BYTES = 200_000;
/** Beside a nudge: the dispatch of reminders is told once more what it waits for. */
export const TELL_DISPATCH = 'dispatch';

/** Takes up to `limit` streams, people's acts first. The lease is one short statement: no lock outlives it. */
export async function claimWake(record: RecordContext, limit: number): Promise<WakeClaim[]> {
  const { rows } = await record.pool.query<{ stream: StreamId; first: number; last: number; closed: boolean; traces: string[] | null }>({
    name: 'claim-wake',
    text: `with next as (
        select wake.stream_id from wake where wake.not_before <= now() and (wake.leased_until is null or wake.leased_until < now())
        order by wake.lane, wake.not_before limit $1 for update skip locked)
      update wake set leased_until = now() + interval '${LEASE}' from next join stream on stream.id = next.stream_id where wake.stream_id = next.stream_id
      returning wake.stream_id as stream, wake.first_sequence as first, wake.last_sequence as last, stream.closed, wake.traces`,
    values: [limit],
  });
  const events = await loadEventsOf(record, rows.map(({ stream, first }) => ({ stream, after: first - 1 })));
  return rows.map((row) => {
    const { events: own, commands, broken } = events.get(row.stream) ?? { events: [], commands: [] };
    const isTooMuch = own.length > MOST_EVENTS || JSON.stringify(own).length > MOST_BYTES;
    return { ...row, traces: row.traces ?? [], last: Math.max(row.last, own.at(-1)?.sequence ?? 0), events: isTooMuch ? [] : own, commands, ...(broken === undefined ? {} : { broken }) };
  });
}

/** What was told: gone where nothing newer came meanwhile, else on from there. */
export async function settleWake(record: RecordContext, told: readonly { stream: string; upTo: number; traces?: readonly string[] }[]): Promise<void> {
  if (told.length === 0) return;
  await record.pool.query({
    name: 'settle-wake',
    text: `with told as (select * from unnest($1::text[], $2::int[], $3::int[]) as told(stream, up_to, traces)),
        gone as (delete from wake using told where wake.stream_id = told.stream and wake.last_sequence <= told.up_to)
      update wake set first_sequence = told.up_to + 1, leased_until = null, traces = wake.traces[told.traces + 1:] from told where wake.stream_id = told.stream and wake.last_sequence > told.up_to`,
    values: [told.map((each) => each.stream), told.map((each) => each.upTo), told.map((each) => each.traces?.length ?? 0)],
  });
}

/** Workflows that are to be told again, from the sequence after the last that they have. */
export async function wakeAgain(database: pg.Pool | pg.PoolClient, streams: readonly { stream: string; first: number; last: number }[]): Promise<void> {
  if (streams.length === 0) return;
  await database.query(
    `insert into wake as w (stream_id, first_sequence, last_sequence, lane, not_before)
     select told.stream, told.first, told.last, 2, now() from unnest($1::text[], $2::int[], $3::int[]) as told(stream, first, last)
     on conflict (stream_id) do update set first_sequence = least(w.first_sequence, excluded.first_sequence), not_before = least(w.not_before, excluded.not_before)`,
    [streams.map((each) => each.stream), streams.map((each) => each.first), streams.map((each) => each.last)],
  );
  await database.query(`select pg_notify('liandong_wake', '')`);
}

/** A closed stream's workflow has ended: there is nobody to tell. */
export async function dropWake(record: RecordContext, stream: string): Promise<void> {
  await record.pool.query('delete from wake where wake.stream_id = $1', [stream]);
}

/** Offset of the record's clock in ms; 0 outside the demo. */
export async function clockOffset(record: RecordContext): Promise<number> {
  const { rows } = await record.pool.query<{ offset_ms: string }>('select demo_clock.offset_ms from demo_clock where demo_clock.id = 1');
  return Number(rows[0]?.offset_ms ?? 0);
}
