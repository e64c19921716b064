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

type Logins = Omit<TestDatabase, 'drop'>;
/** What a run's specs begin with again and again: filled once, then cloned. */
export interface Filling {
  readonly name: string;
  fill(database: Logins): Promise<unknown>;
}

const PASSWORD = 'test';
const TEMPLATE = 'liandong_template';

/** Clones the migrated template, or one that was then filled (made by the first who asks). The cluster is the run's: `LIANDONG_TEST_POSTGRES`. */
export async function freshDatabase(filling?: Filling): Promise<TestDatabase> {
  const clusterUrl = process.env['LIANDONG_TEST_POSTGRES'];
  if (!clusterUrl) throw new Error('LIANDONG_TEST_POSTGRES is not set: run through `npm test` or a jest project with the global set-up');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onCluster(clusterUrl, async (client) => {
    await ensureTemplate(client, TEMPLATE, async (made) => {
      await client.query(`create database ${made}`);
      const url = inDatabase(clusterUrl, made);
      await ensureLogins(url, { recordPassword: PASSWORD, appPassword: PASSWORD });
      await migrate(url);
    });
    if (filling) {
      await ensureTemplate(client, `${TEMPLATE}_${filling.name}`, async (made) => {
        await client.query(`create database ${made} template ${TEMPLATE}`);
        await filling.fill(loginsOf(clusterUrl, made));
      });
    }
    await client.query(`create database ${name} template ${filling ? `${TEMPLATE}_${filling.name}` : TEMPLATE}`);
  });
  return { ...loginsOf(clusterUrl, name), drop: () => onCluster(clusterUrl, (client) => dropDatabase(client, name)) };
}

const loginsOf = (clusterUrl: string, name: string): Logins => {
  const ownerUrl = inDatabase(clusterUrl, name);
  return { ownerUrl, recordUrl: withLogin(ownerUrl, 'liandong_record', PASSWORD), appUrl: withLogin(ownerUrl, 'liandong_app', PASSWORD) };
};

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
async function ensureTemplate(client: pg.Client, name: string, make: (name: string) => Promise<void>): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`drop database if exists ${name}_new with (force)`);
  await make(`${name}_new`);
  await client.query(`alter database ${name}_new rename to ${name}`);
}
