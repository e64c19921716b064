import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import supertest from 'supertest';
import { seedDemo } from '#persistence/seed/seed-demo.js';
import type { SeedRequest } from '#persistence/seed/seed-parts.js';
import { freshDatabase, type Filling, type TestDatabase } from './database.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { openDatabases, type Databases } from '../../apps/api/src/platform/database.js';
import type { ApiSettings } from '../../apps/api/src/platform/tokens.js';

export const PASSWORD = 'demo-password';

/** The whole API on the demo's data, or what another seed makes, and a database of its own. For specs. */
export interface RunningApi {
  readonly app: NestExpressApplication;
  readonly database: TestDatabase;
  readonly databases: Databases;
  readonly owner: pg.Pool;
  readonly settings: ApiSettings;
  readonly logged: string[];
  /** Below the prefix, without a session: it keeps no cookie. */
  readonly anonymous: ReturnType<typeof supertest>;
  /** An agent with the session of a demo account, the same one each time: a password takes its time. */
  as(account: string): Promise<ReturnType<typeof supertest.agent>>;
  /** Of a session of its own. */
  cookieOf(account: string): Promise<string>;
  /** Their session ended with a change of the account: the next act signs in anew. */
  forget(account: string): void;
  close(): Promise<void>;
}

async function signIn(agent: ReturnType<typeof supertest.agent>, account: string): Promise<supertest.Response> {
  const answer = await agent.post('/session').send({ account, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${account} cannot sign in: ${answer.status} ${answer.text}`);
  return answer;
}

/** Once a run: a copy takes a tenth of the time of the demo's first morning. */
const DEMO: Filling = { name: 'demo', fill: (logins) => seedDemo({ ...logins, password: PASSWORD }) };

export async function runningApi(more: Partial<ApiSettings> = {}, seed?: (request: SeedRequest) => Promise<unknown>): Promise<RunningApi> {
  const database = await freshDatabase(seed ? undefined : DEMO);
  if (seed) await seed({ ...database, password: PASSWORD });
  else await backToTheLastEvent(database.ownerUrl);
  const dir = await mkdtemp(join(tmpdir(), 'liandong-api-'));
  const settings: ApiSettings = {
    RECORD_DATABASE_URL: database.recordUrl, APP_DATABASE_URL: database.appUrl, PORT: 3000, HOST: '127.0.0.1', SESSION_SECRET: 'a secret of a spec, 32 letters or more', IDENTITY_KEY: undefined, CREDENTIAL_PROFILE: 'mlps3', OIDC: undefined, PASSWORD_ACCOUNTS: [], DEMO: true,
    OUTBOX_DIR: join(dir, 'outbox'), FILES_DIR: join(dir, 'files'), WEB_DIR: join(dir, 'web'), TEMPORAL_UI_URL: undefined, CLAMD_ADDRESS: undefined, UNSCANNED_FILES: 'accept', EXPORT_MOST_ROWS: 50_000, LOG_LEVEL: 'info', ...more,
  };
  const databases = await openDatabases(settings);
  const logged: string[] = [];
  const app = await createApp(settings, databases, pino({ level: settings.LOG_LEVEL }, { write: (line: string) => void logged.push(line) }));
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/api/v1`;
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A spec that restarts or drops the database must not end by an idle connection.
  owner.on('error', () => undefined);
  const agents = new Map<string, ReturnType<typeof supertest.agent>>();
  return {
    app, database, databases, owner, settings, logged,
    anonymous: supertest(url),
    as: async (account) => {
      const known = agents.get(account);
      if (known) return known;
      const agent = supertest.agent(url);
      await signIn(agent, account);
      agents.set(account, agent);
      return agent;
    },
    cookieOf: async (account) => ((await signIn(supertest.agent(url), account)).headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '',
    forget: (account) => void agents.delete(account),
    close: async () => {
      await app.close();
      await databases.close();
      await owner.end();
      await database.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The copy's clock has gone on since the template was filled. */
async function backToTheLastEvent(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`update demo_clock set offset_ms = (select 1 + max(floor(extract(epoch from event.recorded_at) * 1000)::bigint) from event) - floor(extract(epoch from clock_timestamp()) * 1000)::bigint where demo_clock.id = 1`);
  await owner.end();
}

/** An id in one segment of a path. */
export const path = (id: string, rest = ''): string => `/assignments/${encodeURIComponent(id)}${rest}`;
