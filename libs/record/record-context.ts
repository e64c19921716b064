import pg from 'pg';

/** What every function of the record works with: the pool of login `liandong_record`. `clock` (ms) replaces the database's in tests. */
export interface RecordContext {
  readonly pool: pg.Pool;
  readonly clock?: () => number | Promise<number>;
}

/** Beijing days cross as text and instants as epoch ms: pg's Date parsing is not wanted anywhere. */
export const createRecord = (url: string, options: { max?: number; clock?: RecordContext['clock'] } = {}): RecordContext => {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 10, options: '-c timezone=UTC -c lock_timeout=10s' });
  // An idle connection that the server closes (restart) must not end the process: the pool opens a new one.
  pool.on('error', () => undefined);
  return options.clock ? { pool, clock: options.clock } : { pool };
};

export const closeRecord = (record: RecordContext): Promise<void> => record.pool.end();

/** Runs work in one transaction; whatever it throws rolls back. A connection that failed is not given to others. */
export async function inTransaction<T>(record: RecordContext, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await record.pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release(failure && isConnectionLost(failure) ? failure : undefined);
  }
}

const isConnectionLost = (error: Error & { code?: string }): boolean => !error.code || error.code.startsWith('08') || error.code.startsWith('57');
