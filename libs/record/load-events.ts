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

interface LoadedRow extends EventRow {
  /** The command that it came of. */
  command: string;
}

/** An event as told to a workflow: without texts; `settled` where its effect is done. */
const told = ({ texts: _texts, command: _command, settled, ...event }: LoadedRow): AssignmentEvent =>
  (settled && WITH_EFFECT.includes(event.type) ? { ...event, settled: true } : event) as unknown as AssignmentEvent;

/** The events of a stream after a sequence, with texts. Throws on a broken chain. */
export async function readEvents(record: RecordContext, stream: string, after: number): Promise<RecordedEvent[]> {
  return (await rowsOf(record.pool, stream, after)).map(recorded);
}

/** The events of a stream after a sequence, as the workflow may know them. Throws on a broken chain. */
export async function loadEvents(record: RecordContext, stream: string, after: number): Promise<{ upTo: number; events: AssignmentEvent[] }> {
  const rows = await rowsOf(record.pool, stream, after);
  return { upTo: rows.at(-1)?.sequence ?? after, events: rows.map(told) };
}

/** What is told of a stream; nothing where its chain is broken, but how. */
export interface LoadedEvents {
  readonly events: readonly AssignmentEvent[];
  /** What they came of, each once. */
  readonly commands: readonly string[];
  readonly broken?: string;
}

/** The same for many streams in one query: a broken chain is its own stream's matter. */
export async function loadEventsOf(record: RecordContext, streams: readonly { stream: string; after: number }[]): Promise<ReadonlyMap<string, LoadedEvents>> {
  const rows = await eventRows(record.pool, streams.map((each) => each.stream), streams.map((each) => each.after));
  return new Map(streams.map(({ stream, after }) => [stream, loaded(rows.filter((row) => row.stream === stream), after)]));
}

const loaded = (rows: readonly LoadedRow[], after: number): LoadedEvents => {
  const commands = [...new Set(rows.map(({ command }) => command))];
  try {
    proven(rows, after);
    return { events: rows.map(told), commands };
  } catch (error) {
    return { events: [], commands, broken: (error as Error).message };
  }
};

async function rowsOf(connection: pg.Pool | pg.PoolClient, stream: string, after: number): Promise<LoadedRow[]> {
  const rows = await eventRows(connection, [stream], [after]);
  proven(rows, after);
  return rows;
}

/** All events of a stream, on the connection of the transaction that holds its lock. */
export const eventsUnderLock = async (client: pg.PoolClient, stream: string): Promise<RecordedEvent[]> => (await rowsOf(client, stream, 0)).map(recorded);

const recorded = ({ settled: _settled, command: _command, ...event }: LoadedRow): RecordedEvent => event as RecordedEvent;

/** Throws where the chain of one stream's events after a sequence is broken. */
const proven = (rows: readonly LoadedRow[], after: number): void => verifyChain(rows.map(recorded), after === 0 ? NO_HASH : (rows[0]?.previousHash ?? NO_HASH));

/** Of these streams after these sequences, unproven. */
async function eventRows(connection: pg.Pool | pg.PoolClient, streams: readonly string[], afters: readonly number[]): Promise<LoadedRow[]> {
  const { rows } = await connection.query<LoadedRow>({
    name: 'events-after',
    text: `select ${EVENT_COLUMNS}, event.command_id as command from unnest($1::text[], $2::int[]) as asked(stream, after) join event on event.stream_id = asked.stream and event.sequence > asked.after
      order by event.stream_id, event.sequence`,
    values: [streams, afters],
  });
  return rows;
}
