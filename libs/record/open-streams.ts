import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { RecordContext } from './record-context.js';

/** What the record holds of an assignment whose workflow must run. */
export interface OpenStream {
  readonly stream: AssignmentId;
  readonly sequence: number;
  readonly hash: string;
  readonly state: AssignmentState;
  /** A `wake` row is there: the relay has not told it everything yet. */
  readonly isToBeTold: boolean;
}

/** `changed`: those with an event since yesterday, and every seventh of the rest, another a day of the week. `old`: snapshots of older rules. */
export type Which = 'every' | 'changed' | 'old';

const CONDITION: Record<Which, string> = {
  every: 'true',
  changed: `(abs(hashtext(stream.id)) % 7 = extract(dow from record_now())::int or exists (select from event where event.stream_id = stream.id and event.recorded_at > record_now() - interval '1 day'))`,
  old: 'stream.rules_version < $3',
};

/** Open assignments, a page after an id. */
export async function openStreams(record: RecordContext, which: Which, after: string, limit: number, rulesVersion: number): Promise<readonly OpenStream[]> {
  const { rows } = await record.pool.query<OpenStream>(
    `select stream.id as stream, stream.sequence, stream.last_hash as hash, stream.state, exists (select from wake where wake.stream_id = stream.id) as "isToBeTold"
     from stream where stream.kind = 'assignment' and not stream.closed and stream.id > $1 and ${CONDITION[which]} and $3::int is not null order by stream.id limit $2`,
    [after, limit, rulesVersion],
  );
  return rows;
}

/** The same of some streams, read anew; those that have closed since are left out. */
export async function openStreamsNow(record: RecordContext, streams: readonly string[]): Promise<readonly OpenStream[]> {
  const { rows } = await record.pool.query<OpenStream>(
    `select stream.id as stream, stream.sequence, stream.last_hash as hash, stream.state, exists (select from wake where wake.stream_id = stream.id) as "isToBeTold"
     from stream where stream.id = any ($1) and not stream.closed order by stream.id`,
    [streams],
  );
  return rows;
}

/** The hash of an event; the beginning's where the sequence is 0, undefined where there is no such event. */
export async function hashAt(record: RecordContext, stream: string, sequence: number): Promise<string | undefined> {
  if (sequence === 0) return '';
  return (await record.pool.query<{ hash: string }>('select event.hash from event where event.stream_id = $1 and event.sequence = $2', [stream, sequence])).rows[0]?.hash;
}
