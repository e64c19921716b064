import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { eventually } from '#testing/eventually.js';
import { Link } from '#testing/link.js';
import { WatchedClient } from './watched-client.js';

const SILENT_MS = 200;

describe('a connection that is watched', () => {
  let database: TestDatabase;
  let link: Link;
  let owner: pg.Client;
  let client: WatchedClient;
  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  beforeEach(async () => {
    const { port } = new URL(database.recordUrl);
    link = await Link.to(Number(port));
    client = new WatchedClient({ connectionString: database.recordUrl.replace(`:${port}`, `:${link.port}`), silentMs: SILENT_MS, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
  });
  afterEach(async () => {
    await client.end().catch(() => undefined);
    await link.close();
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  const pidOf = async (): Promise<number> => (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid ?? 0;
  const isThere = async (pid: number): Promise<boolean> => (await owner.query('select from pg_stat_activity where pg_stat_activity.pid = $1', [pid])).rowCount === 1;

  it('and lost ends, and with it what the server kept for it: a transaction and its locks', async () => {
    const pid = await pidOf();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(1)');
    link.cut('lost');
    const asked = client.query('select 1');
    link.mend();
    await expect(asked).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    await eventually('the server has let it go', async () => !(await isThere(pid)));
  });

  it('ends as well where nobody answers at all', async () => {
    await client.query('select 1');
    link.cut('lost');
    await expect(client.query('select 1')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  });

  it('and waiting for a statement that takes long goes on waiting', async () => {
    const { rows } = await client.query<{ one: number }>(`select 1 as one from pg_sleep(${(5 * SILENT_MS) / 1_000})`);
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('and idle is left in peace, within a transaction too', async () => {
    const pid = await pidOf();
    await client.query('begin');
    await owner.query(`select from pg_sleep(${(5 * SILENT_MS) / 1_000})`);
    expect(await pidOf()).toBe(pid);
    await client.query('rollback');
  });

  it('waits for no connection for ever', async () => {
    link.cut('lost');
    const late = new WatchedClient({ host: '127.0.0.1', port: link.port, connectionTimeoutMillis: SILENT_MS });
    late.on('error', () => undefined);
    await expect(late.connect()).rejects.toThrow('timeout expired');
  });

  it('tells the server for how long a transaction may lie', async () => {
    const { rows } = await client.query<Record<string, string>>('show idle_in_transaction_session_timeout');
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: '1min' }]);
  });
});
