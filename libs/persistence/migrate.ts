import pg from 'pg';
import { createDataSource } from './data-source.js';

/** Runs what is missing, before anything else starts. Answers how many ran, and behind how many of them projections are out of date. */
export async function migrate(ownerUrl: string): Promise<{ ran: number; outdating: number }> {
  const source = await createDataSource(ownerUrl, 1).initialize();
  try {
    const ran = await source.runMigrations();
    return { ran: ran.length, outdating: ran.filter(({ instance }) => instance === undefined || !('leavesProjections' in instance)).length };
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

/** Data that one provider sealed cannot go on with another: exit code 2. */
export class OtherProvider extends Error {
  readonly exitCode = 2;
}

/** 密码服务: chosen before the first event, kept for good. Answers the one that holds; `wanted` undefined: whatever it is. */
export async function chooseProvider(ownerUrl: string, wanted: 'default' | 'gm-soft' | undefined): Promise<'default' | 'gm-soft'> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ kept: 'default' | 'gm-soft' | null; sealed: boolean }>('select (select crypto_choice.provider from crypto_choice) as kept, exists (select from event) as sealed');
    const kept = rows[0]?.kept ?? (rows[0]?.sealed ? 'default' : undefined);
    if (kept !== undefined && wanted !== undefined && kept !== wanted) {
      throw new OtherProvider(`CRYPTO_PROVIDER=${wanted}：已有数据由 ${kept} 封存，不能更换；请去掉该设置，或另建数据库。/ The data that is there was sealed by ${kept}, which cannot be changed: leave the setting out, or begin with an empty database.`);
    }
    const chosen = kept ?? wanted ?? 'default';
    await client.query('insert into crypto_choice (provider) values ($1) on conflict do nothing', [chosen]);
    return chosen;
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
