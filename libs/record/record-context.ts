import pg from 'pg';
import type { CryptoName } from '#crypto/provider.js';
import { GatheringClient } from './gathering-client.js';
import { sealWith } from './hash.js';
import type { Tracing } from './tracing.js';

/** What every function of the record works with: the pool of login `liandong_record`. `clock` (ms) replaces the database's in tests. */
export interface RecordContext {
  readonly pool: pg.Pool;
  readonly clock?: () => number | Promise<number>;
  /** Hears what became of each act, once it is committed. */
  readonly acted?: (acted: Acted) => void;
  /** Undefined: nobody traces. */
  readonly tracing?: Tracing;
}
/** An act by its verb: ids and codes alone. */
export interface Acted {
  readonly act: string;
  readonly outcome: 'accepted' | 'refused' | 'repeated';
  readonly stream: string;
  readonly commandId: string;
}

/** Beijing days cross as text and instants as epoch ms: pg's Date parsing is not wanted anywhere. */
export const createRecord = (url: string, options: { max?: number; clock?: RecordContext['clock']; acted?: RecordContext['acted'] | undefined; tracing?: Tracing | undefined } = {}): RecordContext => {
  const pool = new pg.Pool({
    Client: GatheringClient,
    connectionString: url,
    max: options.max ?? 10,
    // Our statements are few and wide: planning one anew costs more than running it. They go by keys, and a plan that was made
    // while a table was small must not read all of it when it has grown.
    options: '-c timezone=UTC -c lock_timeout=10s -c plan_cache_mode=force_generic_plan -c enable_seqscan=off',
    // What need not wait for an answer goes behind what was sent: `begin` with the first, `commit` with the last statement.
    pipeline: true,
  });
  // An idle connection that the server closes (restart) must not end the process: the pool opens a new one.
  pool.on('error', () => undefined);
  // Nor one that is lost within a transaction: whoever waits for its answer hears of it, and the pool takes its own listener off what it gives out.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { clock, acted, tracing } = options;
  return { pool, ...(clock && { clock }), ...(acted && { acted }), ...(tracing && { tracing }) };
};

export const closeRecord = (record: RecordContext): Promise<void> => record.pool.end();

/** A write whose answer nobody waits for before the commit; the commit of a failed one rolls back. */
export type Writes = (writing: Promise<unknown>) => void;

const learned = new WeakMap<pg.Pool, CryptoName>();
/** Asked once a pool: what seals the chains of this database. It is chosen before the first event and never changes. */
export async function learnProvider({ pool }: RecordContext): Promise<CryptoName> {
  const known = learned.get(pool);
  if (known !== undefined) return known;
  const name = (await pool.query<{ provider: CryptoName }>('select crypto_choice.provider from crypto_choice')).rows[0]?.provider ?? 'default';
  sealWith(name);
  learned.set(pool, name);
  return name;
}

/** Runs work in one transaction; whatever it or a write throws rolls back. A connection that failed is not given to others. */
export async function inTransaction<T>(record: RecordContext, work: (client: pg.PoolClient, writes: Writes) => Promise<T>): Promise<T> {
  await learnProvider(record);
  const client = await record.pool.connect();
  let failure: Error | undefined;
  const sent: Promise<unknown>[] = [];
  const send = (writing: Promise<unknown>): void => {
    // Heard below; without this a connection lost meanwhile would end the process.
    writing.catch(() => undefined);
    sent.push(writing);
  };
  try {
    send(client.query('begin'));
    const result = await work(client, send);
    send(client.query('commit'));
    await Promise.all(sent);
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release(failure && isConnectionLost(failure) ? failure : undefined);
  }
}

/** What the first of two attempts came to: epoch ms at which it was refused, whether or not that was committed. */
export interface Tried {
  refusedAt?: number;
}

/**
 * The same, once more where a connection was lost on the way, even while committing: the command id in the work tells
 * whether it had happened.
 */
export async function inTransactionTwice<T>(record: RecordContext, work: (client: pg.PoolClient, writes: Writes, tried: Tried) => Promise<T>): Promise<T> {
  const tried: Tried = {};
  const attempt = (): Promise<T> => inTransaction(record, (client, writes) => work(client, writes, tried));
  try {
    return await attempt();
  } catch (error) {
    if (!isWorthAnotherTry(error)) throw error;
    return await attempt();
  }
}

/** The connection went away, or the same command won on another stream or connection a moment ago. */
const isWorthAnotherTry = (error: unknown): boolean => {
  const code = (error as { code?: string }).code ?? '';
  return code.startsWith('08') || code.startsWith('57P') || code === 'ECONNRESET' || code === 'ETIMEDOUT' || code === '23505' || (error as Error).message === 'Connection terminated unexpectedly';
};

const isConnectionLost = (error: Error & { code?: string }): boolean => !error.code || error.code.startsWith('08') || error.code.startsWith('57');

/** Epoch ms of the record's clock. */
export const recordNow = async (record: RecordContext, client: pg.Pool | pg.PoolClient = record.pool): Promise<number> =>
  record.clock ? record.clock() : ((await client.query<{ now: number }>('select round(extract(epoch from record_now()) * 1000)::float8 as now')).rows[0]?.now ?? 0);
