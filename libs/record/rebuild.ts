import type pg from 'pg';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { NO_HASH } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import type { EventIn, StreamState } from '#domain/shared/stream.js';
import { CHANGE_SET } from './change-set.aggregate.js';
import { CYCLE } from './cycle.aggregate.js';
import type { Aggregate } from './execute-stream.js';
import { eventsUnderLock } from './load-events.js';
import { IS_OLD } from './open-streams.js';
import { closeRecord, createRecord, inTransaction, type RecordContext } from './record-context.js';
import { verifyChain } from './recorded-event.js';
import { changesOf, factsReader, sealedOf, storedEvents, type StoredEvent } from './replay.js';
import type { StreamChange } from './stream-change.js';
import { assignmentWrite } from './stream-write.js';
import { PROJECTIONS, writeAgain } from './write.js';

/** Streams of one transaction: an act on one of them waits for no longer than this takes. */
const PAGE = 200;

/** Streams that a workflow follows, whose snapshot older rules made. */
export async function countOld(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ old: number }>(`select count(*)::int as old from stream where ${IS_OLD}`);
  return rows[0]?.old ?? 0;
}

/**
 * Makes snapshots and, where asked, projections of assignments anew from their events, by the code of `execute`, page after
 * page while people act. The ledger stays: what was sent follows from no event. Projections need the owner's login, as ours
 * may not delete. Throws on a broken chain, and changes nothing of that page. Of cycles and change sets the snapshots that older
 * rules made come first: by a cycle's its assignments are reckoned.
 */
export async function rebuild(record: RecordContext, options: { readonly onlyOld: boolean; readonly projections: boolean }): Promise<{ rebuilt: number }> {
  let rebuilt = await inTransaction(record, async (client) => (await refoldOld(client, CYCLE)) + (await refoldOld(client, CHANGE_SET)));
  for (let after = ''; ; ) {
    const page = await inTransaction(record, (client) => rebuildPage(client, after, options));
    const last = page.at(-1);
    if (last === undefined) return { rebuilt };
    rebuilt += page.length;
    after = last;
  }
}

/** Everything anew, by the owner's login. Answers how many assignments there were. */
export const rebuildAll = (ownerUrl: string): Promise<number> => asOwner(ownerUrl, (owner) => rebuildProjections(owner));

/**
 * After migrations whose new columns are empty: everything anew where there were such, or where an earlier rebuild broke off, as
 * an assignment without a version tells. Answers how many assignments were rebuilt.
 */
export const rebuildAfterMigration = (ownerUrl: string, outdating: number): Promise<number> =>
  asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.pool.query<{ broken: boolean }>('select exists (select from assignment_view where not exists (select from assignment_version where assignment_version.assignment_id = assignment_view.id)) as broken');
    return outdating > 0 || rows[0]?.broken ? rebuildProjections(owner) : 0;
  });

const rebuildProjections = async (owner: RecordContext): Promise<number> => (await rebuild(owner, { onlyOld: false, projections: true })).rebuilt;

async function asOwner<T>(ownerUrl: string, work: (owner: RecordContext) => Promise<T>): Promise<T> {
  const owner = createRecord(ownerUrl, { max: 1 });
  try {
    return await work(owner);
  } finally {
    await closeRecord(owner);
  }
}

async function refoldOld<S extends StreamState, Body extends { readonly type: string }, Data, Facts>(client: pg.PoolClient, aggregate: Aggregate<S, Body, Data, Facts>): Promise<number> {
  const { kind, version, initial, evolve, nextDue, isClosed } = aggregate;
  const { rows } = await client.query<{ id: string }>('select stream.id from stream where stream.kind = $1 and stream.rules_version < $2 order by stream.id for update', [kind, version]);
  for (const { id } of rows) {
    const state = ((await eventsUnderLock(client, id)) as unknown as readonly EventIn<Data>[]).reduce(evolve, initial(id));
    await client.query(
      `update stream set state = $2, sequence = $3, last_hash = $4, closed = $5, next_due_at = to_timestamp($6::float8 / 1000.0), rules_version = $7 where stream.id = $1`,
      [id, JSON.stringify(state), state.sequence, state.hash, isClosed?.(state) ?? false, nextDue?.(state)?.at ?? null, version],
    );
  }
  return rows.length;
}

async function rebuildPage(client: pg.PoolClient, after: string, { onlyOld, projections }: { readonly onlyOld: boolean; readonly projections: boolean }): Promise<readonly AssignmentId[]> {
  const { rows } = await client.query<{ id: AssignmentId }>(
    `select stream.id from stream where stream.kind = 'assignment' and stream.id > $1 and (not $2 or stream.rules_version < $3) order by stream.id limit ${PAGE} for update`,
    [after, onlyOld, RULES_VERSION],
  );
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return ids;
  const events = await storedEvents(client, ids);
  const factsOf = await factsReader(client);
  const histories = ids.map((id) => history(id, events.get(id) ?? [], (own) => changesOf(id, own, factsOf)));
  if (projections) {
    for (const [table, column] of Object.entries(PROJECTIONS)) await client.query(`delete from ${table} where ${table}.${column} = any ($1)`, [ids]);
    for (const step of stepsOf(histories)) await writeAgain(client, step, { ledger: false });
  }
  await client.query(
    `update stream set state = row.state, sequence = row.sequence, last_hash = row.hash, closed = row.closed, next_due_at = to_timestamp(row."dueAt" / 1000.0), rules_version = ${RULES_VERSION}
     from jsonb_to_recordset($1::jsonb) as row(id text, state jsonb, sequence int, hash text, closed boolean, "dueAt" float8) where stream.id = row.id`,
    [JSON.stringify(histories.flatMap((changes) => changes.slice(-1)).map((change) => assignmentWrite(change, null)))],
  );
  return ids;
}

const history = (id: AssignmentId, events: readonly StoredEvent[], changes: (events: readonly StoredEvent[]) => StreamChange[]): StreamChange[] => {
  verifyChain(events.map(sealedOf), NO_HASH);
  if (events.length === 0) throw new Error(`${id} has no events`);
  return changes(events);
};

/** The first act of each stream, then the second of each, and so on: in one statement no stream comes twice. */
export const stepsOf = (histories: readonly (readonly StreamChange[])[]): StreamChange[][] => {
  const most = Math.max(0, ...histories.map((changes) => changes.length));
  return Array.from({ length: most }, (_, step) => histories.flatMap((changes) => changes[step] ?? []));
};
