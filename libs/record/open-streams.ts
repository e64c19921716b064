import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { CycleState } from '#domain/cycle/cycle.state.js';
import type { StreamId } from '#domain/shared/ids.js';
import { CHANGE_SET } from './change-set.aggregate.js';
import { CYCLE } from './cycle.aggregate.js';
import type { RecordContext } from './record-context.js';

/** What the record holds of a stream whose workflow must run. */
export interface OpenStream {
  readonly stream: StreamId;
  readonly sequence: number;
  readonly hash: string;
  /** Of the stream's own kind. */
  readonly state: AssignmentState | CycleState;
  /** A `wake` row is there: the relay has not told it everything yet. */
  readonly isToBeTold: boolean;
}

/** `changed`: those with an event since yesterday or an instant that has come and was not handled, and every seventh of the rest, another a day of the week; cycles and change sets are few. `old`: snapshots of older rules. */
export type Which = 'every' | 'changed' | 'old';

/** Kinds that a workflow follows, with the version of their rules in this build. */
const FOLLOWED = { assignment: RULES_VERSION, [CYCLE.kind]: CYCLE.version, [CHANGE_SET.kind]: CHANGE_SET.version };
/** That a workflow follows it. */
export const IS_FOLLOWED = `stream.kind in (${Object.keys(FOLLOWED).map((kind) => `'${kind}'`).join(', ')})`;
/** Whose snapshot older rules made. */
export const IS_OLD = `(${Object.entries(FOLLOWED).map(([kind, version]) => `stream.kind = '${kind}' and stream.rules_version < ${version}`).join(' or ')})`;

const CONDITION: Record<Which, string> = {
  every: 'true',
  changed: `(stream.kind <> 'assignment' or abs(hashtext(stream.id)) % 7 = extract(dow from record_now())::int or stream.next_due_at < record_now() - interval '1 minute' or exists (select from event where event.stream_id = stream.id and event.recorded_at > record_now() - interval '1 day'))`,
  old: IS_OLD,
};

/** Open streams that a workflow follows, a page after an id. */
export async function openStreams(record: RecordContext, which: Which, after: string, limit: number): Promise<readonly OpenStream[]> {
  const { rows } = await record.pool.query<OpenStream>(
    `select stream.id as stream, stream.sequence, stream.last_hash as hash, stream.state, exists (select from wake where wake.stream_id = stream.id) as "isToBeTold"
     from stream where ${IS_FOLLOWED} and not stream.closed and stream.id > $1 and ${CONDITION[which]} order by stream.id limit $2`,
    [after, limit],
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
