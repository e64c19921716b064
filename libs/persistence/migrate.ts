import pg from 'pg';
import { createDataSource } from './data-source.js';

/** Runs what is missing, before anything else starts. Answers how many ran. */
export async function migrate(ownerUrl: string): Promise<{ ran: number }> {
  const source = await createDataSource(ownerUrl, 1).initialize();
  try {
    return { ran: (await source.runMigrations()).length };
  } finally {
    await source.destroy();
  }
}

/** The two logins that work with the tables but own none; an existing login only gets the password given. */
export async function ensureLogins(ownerUrl: string, passwords: { recordPassword: string; appPassword: string }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    for (const [login, password] of [['liandong_record', passwords.recordPassword], ['liandong_app', passwords.appPassword]] as const) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [login]);
      const secret = client.escapeLiteral(password);
      await client.query(rowCount ? `alter role ${login} login password ${secret}` : `create role ${login} login password ${secret}`);
    }
  } finally {
    await client.end();
  }
}

/** The same database with another login. */
export const withLogin = (ownerUrl: string, login: string, password: string): string => {
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
};
