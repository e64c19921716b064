import type { Act } from '#operations/metrics.js';
import pg from 'pg';
import { createDataSource } from '#persistence/data-source.js';
import { narrowedClient } from '#persistence/narrowed-client.js';
import { WatchedClient } from '#persistence/watched-client.js';
import { createRecord, type RecordContext } from '#record/record-context.js';
import type { Tracing } from '#record/tracing.js';
import type { DataSource } from 'typeorm';
import { whose } from './readership.js';
import type { ApiSettings } from './tokens.js';

/** One API process: acts and reads have pools of their own, so a crowd that looks does not hold up who acts. */
const ACTS = 10;
const READS = 10;
const SESSIONS = 4;
/** No look holds a connection for longer; who asked too much hears that it was, as when the database is away. */
const LONGEST_READ_MS = 30_000;

/** Everything of the API that holds connections. */
export interface Databases {
  /** Login `liandong_record`: acts alone. */
  readonly record: RecordContext;
  /** Login `liandong_app`: read models and `content/`, each statement with the eyes of who asks. */
  readonly read: DataSource;
  readonly sessions: pg.Pool;
  /** Hears of each act, and of logins, looks and denials, by their names alone. */
  readonly acted: Act;
  close(): Promise<void>;
}

/** `acted`: as of `Databases`; `tracing`: only where somebody traces. */
export async function openDatabases({ RECORD_DATABASE_URL, APP_DATABASE_URL }: ApiSettings, acted: Act = () => undefined, tracing?: Tracing): Promise<Databases> {
  const record = createRecord(RECORD_DATABASE_URL, { max: ACTS, acted, tracing });
  const sessions = new pg.Pool({ Client: WatchedClient, connectionString: APP_DATABASE_URL, max: SESSIONS, connectionTimeoutMillis: 5_000 });
  // An idle connection that the server closes must not end the process.
  sessions.on('error', () => undefined);
  const read = createDataSource(APP_DATABASE_URL, READS, { Client: narrowedClient(whose), statementMs: LONGEST_READ_MS });
  try {
    await read.initialize();
  } catch (error) {
    await Promise.allSettled([record.pool.end(), sessions.end()]);
    throw error;
  }
  return {
    record, read, sessions, acted,
    close: async () => {
      await Promise.allSettled([read.destroy(), record.pool.end(), sessions.end()]);
    },
  };
}
