import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ensureLogins, migrate, withLogin } from '#persistence/migrate.js';

/** A migrated database of its own for one spec file, with the two logins. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly recordUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

const PASSWORD = 'test';
const TEMPLATE = 'liandong_template';

/** Clones the migrated template (made by the first who asks). The cluster is the run's: `LIANDONG_TEST_POSTGRES`. */
export async function freshDatabase(): Promise<TestDatabase> {
  const clusterUrl = process.env['LIANDONG_TEST_POSTGRES'];
  if (!clusterUrl) throw new Error('LIANDONG_TEST_POSTGRES is not set: run through `npm test` or a jest project with the global set-up');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onCluster(clusterUrl, async (client) => {
    await ensureTemplate(client, clusterUrl);
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  const ownerUrl = inDatabase(clusterUrl, name);
  return {
    ownerUrl,
    recordUrl: withLogin(ownerUrl, 'liandong_record', PASSWORD),
    appUrl: withLogin(ownerUrl, 'liandong_app', PASSWORD),
    drop: () => onCluster(clusterUrl, (client) => dropDatabase(client, name)),
  };
}

/** Who has just said goodbye may still be there: the server waits 5 s for them. Only who stays longer is thrown out, and hears an error. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database if exists ${name}`);
  } catch {
    await client.query(`drop database if exists ${name} with (force)`);
  }
}

const inDatabase = (clusterUrl: string, name: string): string => {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.toString();
};

async function onCluster(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two specs at once: one makes the template, the other waits; cloning needs it idle as well.
    await client.query('select pg_advisory_lock(4711)');
    await work(client);
  } finally {
    await client.end();
  }
}

/** Under another name until it is whole: a run killed half-way leaves nothing that looks finished. */
async function ensureTemplate(client: pg.Client, clusterUrl: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount) return;
  await client.query(`drop database if exists ${TEMPLATE}_new with (force)`);
  await client.query(`create database ${TEMPLATE}_new`);
  const url = inDatabase(clusterUrl, `${TEMPLATE}_new`);
  await ensureLogins(url, { recordPassword: PASSWORD, appPassword: PASSWORD });
  await migrate(url);
  await client.query(`alter database ${TEMPLATE}_new rename to ${TEMPLATE}`);
}
