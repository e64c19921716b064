import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import supertest from 'supertest';
import { freePort } from '#local-services/ports.js';
import { startPostgres, type StartedPostgres } from '#local-services/postgres.js';
import { withLogin } from '#persistence/migrate.js';

const PASSWORDS = { record: 'of-the-record-login', app: 'of-the-reading-login' };
const NEXT = 'Wind-und-Meer-7!';
const built = (file: string): string => fileURLToPath(new URL(`../../../dist/apps/${file}`, import.meta.url));

/** On a server of its own: the start sets the passwords of its logins. */
describe('the first start on an empty database', () => {
  let dir = '';
  let server: StartedPostgres;
  let owner: pg.Pool;
  let api: ChildProcess | undefined;
  let origin = '';
  let printed = new Map<string, string>();
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'liandong-first-'));
    await chmod(dir, 0o755);
    server = await startPostgres({ dir: join(dir, 'postgres') });
    owner = new pg.Pool({ connectionString: server.url, max: 2 });
    // The server goes at the end, and with it who has just said goodbye.
    owner.on('error', () => undefined);
  }, 120_000);
  afterAll(async () => {
    if (api) {
      const gone = once(api, 'exit');
      api.kill('SIGTERM');
      await gone;
    }
    await owner?.end();
    await server?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const operator = async (script: string, ...args: string[]): Promise<string> => {
    const env = { DATABASE_URL: server.url, RECORD_DATABASE_PASSWORD: PASSWORDS.record, APP_DATABASE_PASSWORD: PASSWORDS.app, LOG_LEVEL: 'error' };
    return (await promisify(execFile)(process.execPath, [built(`operator/src/${script}.js`), ...args], { env })).stdout;
  };
  const passwordsIn = (text: string) => new Map([...text.matchAll(/^ {2}\S+ (?:system|security|audit)_admin {4}(\S+) {4}(\S+)$/gm)].map(([, account = '', password = '']) => [account, password]));
  const signIn = (account: string, password: string, agent = supertest.agent(origin)) => agent.post('/session').send({ account, password });

  it('makes the three administrators and prints a password each, once; nobody else is there', async () => {
    printed = passwordsIn(await operator('migrate'));
    expect([...printed.keys()]).toEqual(['sysadmin', 'secadmin', 'audadmin']);
    for (const password of printed.values()) expect(password.replaceAll('-', '')).toMatch(/^[a-z2-9]{24}$/);
    expect(new Set(printed.values()).size).toBe(3);
    expect((await owner.query('select account, roles, password_must_change as first from app_user order by account')).rows).toEqual([
      { account: 'audadmin', roles: ['audit_admin'], first: true }, { account: 'secadmin', roles: ['security_admin'], first: true }, { account: 'sysadmin', roles: ['system_admin'], first: true },
    ]);
    const { rows } = await owner.query('select jsonb_agg(app_user)::text || (select jsonb_agg(audit)::text from audit) as all from app_user');
    for (const password of printed.values()) expect(JSON.stringify(rows)).not.toContain(password);
    expect(JSON.stringify(rows).match(/argon2id\$v=19\$m=65536,t=4,p=1/g)).toHaveLength(3);
    expect(await operator('migrate')).toBe('');
    expect((await owner.query(`select facts ->> 'user' as user from audit where action = 'SetPassword' order by id`)).rows).toEqual([{ user: 'sysadmin' }, { user: 'secadmin' }, { user: 'audadmin' }]);
  }, 120_000);

  it('lets each in once, to choose a password of their own before anything else', async () => {
    const port = await freePort();
    const env = {
      RECORD_DATABASE_URL: withLogin(server.url, 'liandong_record', PASSWORDS.record), APP_DATABASE_URL: withLogin(server.url, 'liandong_app', PASSWORDS.app), PORT: String(port), SESSION_SECRET: 'a secret of a spec, 32 letters or more', FILES_DIR: join(dir, 'files'), LOG_LEVEL: 'error',
    };
    api = spawn(process.execPath, [built('api/src/main.js')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(createInterface(api.stdout!), 'line');
    origin = `http://127.0.0.1:${port}/api/v1`;
    const first = printed.get('sysadmin') ?? '';
    const own = supertest.agent(origin);
    expect((await signIn('sysadmin', first, own)).body).toMatchObject({ by: 'password', demo: false, due: ['password', 'second_factor'] });
    expect((await own.get('/system')).body).toMatchObject({ code: 'PASSWORD_CHANGE_DUE' });
    // Whoever reads it over a shoulder comes too late.
    expect([(await signIn('sysadmin', first)).status, (await signIn('sysadmin', first)).body]).toEqual([403, expect.objectContaining({ code: 'PASSWORD_USED' })]);
    expect((await own.post('/session/password').send({ old: first, next: first })).body).toMatchObject({ code: expect.stringMatching(/^PASSWORD_(WEAK|REUSED)$/) });
    expect((await own.post('/session/password').send({ old: first, next: NEXT })).body).toMatchObject({ due: ['second_factor'] });
    expect((await signIn('sysadmin', first)).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect([(await signIn('sysadmin', NEXT)).status, (await signIn('sysadmin', NEXT)).status]).toEqual([200, 200]);
    for (const [account, password] of [['coord', 'demo-password'], ['admin', 'admin'], ['sys', 'sys'], ['secadmin', first]]) expect([account, (await signIn(account ?? '', password ?? '')).status]).toEqual([account, 401]);
  }, 120_000);

  it('an administrator who lost it gets another from the operator alone', async () => {
    const [[account, password] = ['', '']] = passwordsIn(await operator('administrators', '--renew', 'sysadmin'));
    expect([account, password === printed.get('sysadmin')]).toEqual(['sysadmin', false]);
    expect((await signIn('sysadmin', NEXT)).body).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect((await signIn('sysadmin', password)).body).toMatchObject({ due: ['password', 'second_factor'] });
    expect((await signIn('sysadmin', password)).body).toMatchObject({ code: 'PASSWORD_USED' });
    await owner.query(`insert into sign_on_subject (issuer, subject, user_id) values ('https://login.example', 'before', 'sysadmin')`);
    expect(await operator('administrators', '--unbind', 'SysAdmin')).toContain('1 bindings');
    expect((await owner.query('select from sign_on_subject')).rowCount).toBe(0);
    expect((await owner.query(`select facts from audit where action = 'UnbindSignOn'`)).rows).toEqual([{ facts: { user: 'sysadmin', issuer: 'https://login.example', subject: 'before' } }]);
    await expect(operator('administrators', '--unbind', 'nobody')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('no account') });
    await expect(operator('administrators', '--renew', 'nobody')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('no administrator') });
  }, 120_000);
});
