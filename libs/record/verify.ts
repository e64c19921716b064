import type pg from 'pg';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { nextDue } from '#domain/deadline/next-due.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { chainDifferences } from './chains.js';
import type { Difference } from './difference.js';
import { recordDigest } from './digest.js';
import { canonical } from './hash.js';
import { ledgerDifferences } from './ledger-differences.js';
import { planOptInsAgain } from './opt-in-ledger.js';
import { stepsOf } from './rebuild.js';
import { changesOf, factsReader, foldOf, storedEvents, type FactsOf } from './replay.js';
import type { StreamChange } from './stream-change.js';
import { PROJECTIONS, writeAgain } from './write.js';

export interface Verified {
  readonly streams: number;
  /** Of the record as it was looked at. */
  readonly digest: string;
  readonly differences: readonly Difference[];
}

/** Streams looked at in one statement each. */
const PAGE = 500;

interface StreamRow {
  readonly id: string;
  readonly kind: string;
  readonly sequence: number;
  readonly last_hash: string;
  readonly state: AssignmentState;
  readonly closed: boolean;
  readonly next_due_ms: number | null;
  readonly rules_version: number;
}

/**
 * Holds the whole record against its events: chains, snapshots, projections, ledger. The projections and the ledger are
 * written once more, by the code of `execute`, into temporary tables of the same names, and compared. One transaction with
 * one view of everything, rolled back at the end: people act on meanwhile. `client` is the owner's; `at`: the record's
 * hour, epoch ms.
 */
export async function verifyRecord(client: pg.ClientBase, at: number): Promise<Verified> {
  await client.query('begin isolation level repeatable read');
  try {
    for (const table of [...Object.keys(PROJECTIONS), 'reminder']) await client.query(`create temporary table ${table} (like public.${table} including all) on commit drop`);
    await planOptInsAgain(client);
    const factsOf = await factsReader(client);
    const differences: Difference[] = [];
    let streams = 0;
    for (let after = ''; ; ) {
      const page = await readPage(client, after);
      const last = page.at(-1);
      if (!last) break;
      differences.push(...(await verifyPage(client, page, factsOf)));
      streams += page.length;
      after = last.id;
    }
    for (const table of Object.keys(PROJECTIONS)) differences.push(...(await projectionDifferences(client, table)));
    differences.push(...(await ledgerDifferences(client, at)));
    return { streams, digest: await recordDigest(client), differences };
  } finally {
    await client.query('rollback');
  }
}

const readPage = async (client: pg.ClientBase, after: string): Promise<readonly StreamRow[]> =>
  (
    await client.query<StreamRow>(
      `select stream.id, stream.kind, stream.sequence, stream.last_hash, stream.state, stream.closed, stream.rules_version, round(extract(epoch from stream.next_due_at) * 1000)::float8 as next_due_ms
       from stream where stream.id > $1 order by stream.id limit ${PAGE}`,
      [after],
    )
  ).rows;

async function verifyPage(client: pg.ClientBase, page: readonly StreamRow[], factsOf: FactsOf): Promise<Difference[]> {
  const events = await storedEvents(client, page.map(({ id }) => id));
  const differences: Difference[] = [];
  const histories: StreamChange[][] = [];
  for (const row of page) {
    const own = events.get(row.id) ?? [];
    differences.push(...chainDifferences(row, own));
    if (row.kind !== 'assignment') continue;
    try {
      differences.push(...snapshotDifferences(row, foldOf(row.id as AssignmentId, own)));
      histories.push(changesOf(row.id as AssignmentId, own, factsOf));
    } catch (error) {
      differences.push({ kind: 'snapshot', about: row.id, detail: `its events cannot be folded: ${(error as Error).message}` });
    }
  }
  for (const step of stepsOf(histories)) await writeAgain(client, step, { ledger: true });
  return differences;
}

/** A snapshot of older rules has another shape and is folded again at the next act: it is no difference. */
const snapshotDifferences = (row: StreamRow, folded: AssignmentState): Difference[] => {
  if (row.rules_version < RULES_VERSION) return [];
  if (folded.status === 'not_issued') return [{ kind: 'snapshot', about: row.id, detail: `no event issued it, the snapshot is ${row.state.status}` }];
  const found = [
    ...fieldsThatDiffer(folded, row.state),
    ...(row.closed === (folded.status === 'closed') ? [] : ['closed']),
    ...(row.next_due_ms === (nextDue(folded)?.at ?? null) ? [] : ['next_due_at']),
  ];
  return found.length === 0 ? [] : [{ kind: 'snapshot', about: row.id, detail: `not the fold of its events: ${found.join(', ')}` }];
};

const fieldsThatDiffer = (a: object, b: object): string[] => {
  const [left, right] = [a, b] as [Record<string, unknown>, Record<string, unknown>];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((name) => canonical(left[name] ?? null) !== canonical(right[name] ?? null)).sort();
};

/** Rows that the events give and the table has not, the other way round, and rows that say something else. */
async function projectionDifferences(client: pg.ClientBase, table: string): Promise<Difference[]> {
  const keys = await primaryKey(client, table);
  if (keys.length === 0) return [{ kind: 'projection', about: table, detail: 'its primary key is gone' }];
  const on = keys.map((key) => `made.${key} = found.${key}`).join(' and ');
  const { rows } = await client.query<{ made: Record<string, unknown> | null; found: Record<string, unknown> | null }>(
    `select to_jsonb(made) as made, to_jsonb(found) as found from pg_temp.${table} made full join public.${table} found on ${on} where to_jsonb(made) is distinct from to_jsonb(found)`,
  );
  return rows.map(({ made, found }) => {
    const row = made ?? found ?? {};
    const what = !found ? 'row missing' : !made ? 'row that no event gives' : `other values: ${fieldsThatDiffer(made, found).join(', ')}`;
    return { kind: 'projection', about: String(row[PROJECTIONS[table as keyof typeof PROJECTIONS]]), detail: `${table} (${keys.map((key) => String(row[key])).join(', ')}): ${what}` };
  });
}

const primaryKey = async (client: pg.ClientBase, table: string): Promise<string[]> =>
  (
    await client.query<{ name: string }>(
      `select attribute.attname::text as name from pg_index join pg_attribute attribute on attribute.attrelid = pg_index.indrelid and attribute.attnum = any (pg_index.indkey)
       where pg_index.indrelid = ('public.' || $1)::regclass and pg_index.indisprimary order by attribute.attnum`,
      [table],
    )
  ).rows.map((row) => row.name);
