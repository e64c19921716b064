import pg from 'pg';
import { temporalDatabasesEnvironment } from '#config/environment.js';
import { run, say } from './command.js';

/** Temporal's two databases in our server, each with a login that owns it and no other. Safe to repeat; an existing login only gets the password given. */
async function main(): Promise<number> {
  const { DATABASE_URL, TEMPORAL_DATABASE_PASSWORD, TEMPORAL_VISIBILITY_DATABASE_PASSWORD } = temporalDatabasesEnvironment();
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    for (const [name, password] of [['temporal', TEMPORAL_DATABASE_PASSWORD], ['temporal_visibility', TEMPORAL_VISIBILITY_DATABASE_PASSWORD]] as const) {
      const isThere = async (sql: string): Promise<boolean> => ((await client.query(sql, [name])).rowCount ?? 0) > 0;
      await client.query(`${(await isThere('select from pg_roles where rolname = $1')) ? 'alter' : 'create'} role ${name} login password ${client.escapeLiteral(password)}`);
      if (!(await isThere('select from pg_database where datname = $1'))) await client.query(`create database ${name} owner ${name}`);
      say(`✔ ${name}`);
    }
    return 0;
  } finally {
    await client.end();
  }
}

run(main);
