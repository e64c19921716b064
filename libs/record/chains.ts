import type pg from 'pg';
import { NO_HASH } from '#domain/assignment/assignment.state.js';
import { checkAnchors, NONE_TAKEN } from './anchors/check-anchors.js';
import type { Difference } from './difference.js';
import { verifyChain } from './recorded-event.js';
import type { RecordContext } from './record-context.js';
import { sealedOf, storedEvents, type StoredEvent } from './replay.js';

/** Streams whose chains are proven in one go: some ten thousand events at most. */
const PAGE = 200;

interface ChainEnd {
  readonly id: string;
  readonly sequence: number;
  readonly last_hash: string;
}

/** Sequences without a gap, each hash over the one before, and the end where the stream says it is. */
export const chainDifferences = (row: ChainEnd, events: readonly StoredEvent[]): Difference[] => {
  const found: string[] = [];
  try {
    verifyChain(events.map(sealedOf), NO_HASH);
  } catch (error) {
    found.push((error as Error).message);
  }
  if (!events.every((event, index) => event.sequence === index + 1)) found.push(`the sequences have a gap: ${events.map((event) => event.sequence).join(', ')}`);
  if (events.at(-1)?.hash !== row.last_hash || events.length !== row.sequence) found.push(`the stream says ${row.sequence} ${row.last_hash}, its last event ${events.at(-1)?.sequence ?? 0} ${events.at(-1)?.hash ?? NO_HASH}`);
  return found.map((detail) => ({ kind: 'chain', about: row.id, detail }));
};

export interface ChainPage {
  readonly streams: number;
  readonly broken: readonly Difference[];
  readonly next: string | null;
}

/** A page of chains as the auditor asks for it; behind the last one the record is held against its anchors, where there are any. */
export async function checkChains({ pool }: RecordContext, after: string): Promise<ChainPage> {
  const client: pg.PoolClient = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const page = await chainPage(client, after);
    if (page.next !== null) return page;
    const { differences } = await checkAnchors(client, {});
    return { ...page, broken: [...page.broken, ...differences.filter(({ detail }) => detail !== NONE_TAKEN)] };
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

/** A page of chains, as they were at one instant while people act on. `next` null: that was the last. */
export async function chainPage(client: pg.ClientBase, after: string): Promise<ChainPage> {
  const { rows } = await client.query<ChainEnd>(`select stream.id, stream.sequence, stream.last_hash from stream where stream.id > $1 order by stream.id limit ${PAGE}`, [after]);
  const events = await storedEvents(client, rows.map(({ id }) => id));
  return { streams: rows.length, broken: rows.flatMap((row) => chainDifferences(row, events.get(row.id) ?? [])), next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null };
}
