import type pg from 'pg';
import type { AssignmentEvent } from '#domain/assignment/assignment.events.js';
import { NO_HASH } from '#domain/assignment/assignment.state.js';
import { verifyChain, type RecordedEvent } from './recorded-event.js';
import type { RecordContext } from './record-context.js';
import { WITH_EFFECT } from './stream-change.js';

export interface EventRow {
  stream: string;
  sequence: number;
  type: string;
  at: number;
  actor: RecordedEvent['actor'];
  round: number;
  data: unknown;
  texts: Record<string, string>;
  previousHash: string;
  hash: string;
  settled: boolean;
}

export const EVENT_COLUMNS = `event.stream_id as stream, event.sequence, event.type, round(extract(epoch from event.recorded_at) * 1000)::float8 as at, event.actor, event.round,
  event.data, event.texts, event.previous_hash as "previousHash", event.hash,
  exists (select from document where document.stream_id = event.stream_id and document.event_sequence = event.sequence) as settled`;

/** An event as told to a workflow: without texts; `settled` where its effect is done. */
const told = ({ texts: _texts, settled, ...event }: EventRow): AssignmentEvent =>
  (settled && WITH_EFFECT.includes(event.type) ? { ...event, settled: true } : event) as unknown as AssignmentEvent;

/** The events of a stream after a sequence, with texts. Throws on a broken chain. */
export async function readEvents(record: RecordContext, stream: string, after: number): Promise<RecordedEvent[]> {
  return (await rowsOf(record, [stream], [after])).map(({ settled: _settled, ...event }) => event as RecordedEvent);
}

/** The events of a stream after a sequence, as the workflow may know them. Throws on a broken chain. */
export async function loadEvents(record: RecordContext, stream: string, after: number): Promise<{ upTo: number; events: AssignmentEvent[] }> {
  const rows = await rowsOf(record, [stream], [after]);
  return { upTo: rows.at(-1)?.sequence ?? after, events: rows.map(told) };
}

/** The same for many streams in one query. */
export async function loadEventsOf(record: RecordContext, streams: readonly { stream: string; after: number }[]): Promise<Map<string, AssignmentEvent[]>> {
  const rows = await rowsOf(record, streams.map((each) => each.stream), streams.map((each) => each.after));
  const byStream = new Map<string, AssignmentEvent[]>();
  for (const row of rows) byStream.set(row.stream, [...(byStream.get(row.stream) ?? []), told(row)]);
  return byStream;
}

const rowsOf = (record: RecordContext, streams: readonly string[], afters: readonly number[]): Promise<EventRow[]> => eventRows(record.pool, streams, afters);

/** All events of a stream, on the connection of the transaction that holds its lock. */
export const eventsUnderLock = async (client: pg.PoolClient, stream: string): Promise<RecordedEvent[]> => (await eventRows(client, [stream], [0])).map(({ settled: _settled, ...event }) => event as RecordedEvent);

async function eventRows(connection: pg.Pool | pg.PoolClient, streams: readonly string[], afters: readonly number[]): Promise<EventRow[]> {
  const { rows } = await connection.query<EventRow>({
    name: 'events-after',
    text: `select ${EVENT_COLUMNS} from unnest($1::text[], $2::int[]) as asked(stream, after) join event on event.stream_id = asked.stream and event.sequence > asked.after
      order by event.stream_id, event.sequence`,
    values: [streams, afters],
  });
  const afterOf = new Map(streams.map((stream, index) => [stream, afters[index] ?? 0]));
  for (const stream of afterOf.keys()) {
    const events = rows.filter((row) => row.stream === stream).map(({ settled: _settled, ...event }) => event as RecordedEvent);
    verifyChain(events, afterOf.get(stream) === 0 ? NO_HASH : (events[0]?.previousHash ?? NO_HASH));
  }
  return rows;
}
