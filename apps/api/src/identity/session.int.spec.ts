import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { PASSWORD, runningApi, type RunningApi } from '#testing/running-api.js';
import { SecurityPolicy } from '../platform/security-policy.js';

describe('signing in', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  it('opens a session by password, tells who it is, and ends it', async () => {
    const gd = await api.as('gd');
    expect((await gd.get('/session')).body).toEqual({
      userId: 'gd', name: '林晓彤', account: 'gd', unit: { id: '44', name: '广东', englishName: 'Guangdong' }, unitKind: 'province', roles: ['liaison', 'clerk'], demo: true, by: 'password', due: [],
    });
    expect((await gd.delete('/session')).status).toBe(204);
    expect((await gd.get('/session')).status).toBe(401);
    const audit = await api.owner.query(`select outcome from audit where actor ->> 'userId' = 'gd' and action in ('Login', 'Logout') order by id`);
    expect(audit.rows.map((row: { outcome: string }) => row.outcome)).toEqual(['login', 'logout']);
  });

  it('sets a cookie that scripts and other sites do not get', async () => {
    const answer = await api.anonymous.post('/session').send({ account: 'xj', password: PASSWORD });
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^liandong=.+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|hash/i);
  });

  it('says the same of a wrong password and of an account that is not there; locks after five', async () => {
    const wrong = (account: string) => api.anonymous.post('/session').send({ account, password: 'wrong' });
    const [known, unknown] = [await wrong('sec'), await wrong('nobody')];
    expect([known.status, unknown.status]).toEqual([401, 401]);
    expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    for (let i = 0; i < 4; i++) await wrong('sec');
    const locked = await api.anonymous.post('/session').send({ account: 'sec', password: PASSWORD });
    expect([locked.status, locked.body]).toEqual([429, expect.objectContaining({ code: 'TOO_MANY', facts: { minutes: 30 } })]);
    expect((await api.owner.query('select count(*)::int as n from login_failure where count = 5')).rows).toEqual([{ n: 1 }]);
    const { rows } = await api.owner.query(`select count(*)::int as n from audit where action = 'Login' and outcome = 'refused' and code = 'WRONG_PASSWORD' and actor ->> 'userId' = 'sec'`);
    expect(rows).toEqual([{ n: 5 }]);
    await api.owner.query(`update login_failure set until = now() - interval '1 second'`);
    expect((await api.anonymous.post('/session').send({ account: 'sec', password: PASSWORD })).status).toBe(200);
  });

  it('knows an account whatever its capitals, and locks it whatever they are', async () => {
    const signIn = (account: string, password = PASSWORD) => api.anonymous.post('/session').send({ account, password });
    expect((await signIn('DIRECTOR')).body).toMatchObject({ userId: 'director', account: 'director' });
    for (const account of ['director', 'Director', 'dIrector', 'DIRECTOR', 'directoR']) expect((await signIn(account, 'wrong')).status).toBe(401);
    expect([(await signIn('director')).status, (await signIn('DireCtor')).status]).toEqual([429, 429]);
    await api.owner.query('delete from login_failure');
    expect((await signIn('Director')).status).toBe(200);
  });

  it('shuts an address that fails a hundred times in a minute, by whatever names; a header does not make it another', async () => {
    await api.owner.query(`update login_failure set until = now() - interval '1 second'`);
    const wrong = (n: number) => api.anonymous.post('/session').set('x-forwarded-for', '127.0.0.1').send({ account: `nobody-${n}`, password: 'wrong' });
    expect((await wrong(0)).status).toBe(401);
    await api.owner.query('update login_failure set count = 100 where count >= 1');
    expect((await api.anonymous.post('/session').send({ account: 'gd', password: PASSWORD })).status).toBe(429);
    await api.owner.query('delete from login_failure');
    expect((await api.anonymous.post('/session').send({ account: 'gd', password: PASSWORD })).status).toBe(200);
  });

  it('refuses a disabled person at the next request', async () => {
    const xj = await api.as('xjlead');
    expect((await xj.get('/worklist')).status).toBe(200);
    await api.owner.query(`update app_user set enabled = false where id = 'xjlead'`);
    expect((await xj.get('/worklist')).status).toBe(401);
    expect((await api.anonymous.post('/session').send({ account: 'xjlead', password: PASSWORD })).status).toBe(401);
  });

  it('ends 12 hours after the login, and after 30 idle minutes', async () => {
    for (const change of [`sess = jsonb_set(sess::jsonb, '{since}', to_jsonb(extract(epoch from now()) * 1000 - 12 * 3600000 - 1))::json`, `expire = now() - interval '1 second'`]) {
      const cookie = await api.cookieOf('director');
      const ask = () => api.anonymous.get('/session').set('cookie', cookie);
      expect((await ask()).status).toBe(200);
      await api.owner.query(`update session set ${change} where sess ->> 'userId' = 'director'`);
      expect((await ask()).status).toBe(401);
    }
  });

  it('tells when it ends: administrators after 15 idle minutes, others after 30, all after 12 hours', async () => {
    const since = (account: string, hours: number) => api.owner.query(`update session set sess = jsonb_set(sess::jsonb, '{since}', to_jsonb(extract(epoch from now()) * 1000 - $2::float8 * 3600000))::json where sess ->> 'userId' = $1`, [account, hours]);
    for (const [account, minutes] of [['gd', 30], ['aud', 15]] as const) {
      const cookie = await api.cookieOf(account);
      const end = async () => (await api.anonymous.get('/session/end').set('cookie', cookie)).body as { leftSeconds: number; by: string };
      const { leftSeconds, by } = await end();
      expect([by, Math.ceil(leftSeconds / 60)]).toEqual(['idle', minutes]);
      await since(account, 11.9);
      expect((await end()).by).toBe('longest');
      expect(Math.round((await end()).leftSeconds / 60)).toBe(6);
    }
    expect((await api.anonymous.get('/session/end')).status).toBe(401);
  });

  it('lives on by use: once a minute, not by what a page asks by itself', async () => {
    const cookie = await api.cookieOf('cosign');
    const expiry = async () => (await api.owner.query<{ at: Date }>(`select expire as at from session where sess ->> 'userId' = 'cosign'`)).rows[0]?.at.getTime() ?? 0;
    const age = () => api.owner.query(`update session set expire = now() + interval '5 minutes', sess = jsonb_set(sess::jsonb, '{seen}', '0')::json where sess ->> 'userId' = 'cosign'`);
    await age();
    const before = await expiry();
    expect((await api.anonymous.get('/demo/clock').set('cookie', cookie)).status).toBe(200);
    expect((await api.anonymous.get('/session/end').set('cookie', cookie)).body).toEqual({ leftSeconds: 0, by: 'idle' });
    expect(await expiry()).toBe(before);
    expect((await api.anonymous.get('/worklist').set('cookie', cookie).set('x-unattended', '1')).status).toBe(200);
    expect(await expiry()).toBe(before);
    const used = await api.anonymous.get('/worklist').set('cookie', cookie);
    expect(used.headers['set-cookie']?.[0]).toContain('Expires=');
    expect(await expiry()).toBeGreaterThan(before + 20 * 60_000);
    expect((await api.anonymous.get('/worklist').set('cookie', cookie)).headers['set-cookie']).toBeUndefined();
  });

  it('lets everybody in by one click, whatever their account would need otherwise', async () => {
    await api.owner.query(`update app_user set password_must_change = true where id = 'leader'`);
    await api.owner.query(`insert into security_setting values (1, true, false)`);
    api.app.get(SecurityPolicy).changed();
    const own = supertest.agent(`${await api.app.getUrl()}/api/v1`);
    expect((await own.post('/session/demo').send({ account: 'leader' })).body).toMatchObject({ by: 'demo', due: [] });
    expect((await own.get('/worklist')).status).toBe(200);
    expect((await (await api.as('leader')).get('/session')).body).toMatchObject({ by: 'password', due: ['password', 'second_factor'] });
    await api.owner.query('delete from security_setting');
    api.app.get(SecurityPolicy).changed();
  });

  it('takes no session that was planted before the login', async () => {
    const cookie = await api.cookieOf('coord2');
    const again = await api.anonymous.post('/session').set('cookie', cookie).send({ account: 'coord2', password: PASSWORD });
    expect(again.headers['set-cookie']?.[0]?.startsWith(cookie)).toBe(false);
    expect((await api.anonymous.get('/session').set('cookie', cookie)).status).toBe(401);
    expect((await api.anonymous.delete('/session')).status).toBe(204);
  });

  it('lists the demo accounts with what waits, and lets them in by one click', async () => {
    const { accounts } = (await api.anonymous.get('/session/demo-accounts')).body as { accounts: { account: string; waiting: number }[] };
    expect(accounts[0]).toEqual({ account: 'bureau', name: '王敏', unit: '运用促进司', roles: ['reviewer'], waiting: 2 });
    expect(accounts.find((each) => each.account === 'cosign')?.waiting).toBe(1);
    expect((await api.anonymous.post('/session/demo').send({ account: 'coord' })).body).toMatchObject({ userId: 'coord', roles: ['coordinator'] });
  });
});

describe('outside the demo', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi({ DEMO: false });
  });
  afterAll(() => api.close());

  it('has no demo login, clock, outbox or docs', async () => {
    expect((await api.anonymous.post('/session/demo').send({ account: 'coord' })).status).toBe(404);
    expect((await api.anonymous.get('/session/demo-accounts')).status).toBe(404);
    const coord = await api.as('coord');
    for (const route of ['/demo/clock', '/demo/outbox']) expect((await coord.get(route)).status).toBe(404);
    expect((await coord.post('/demo/clock').send({ workingDays: 1 })).status).toBe(404);
    expect((await coord.get('/session')).body).toMatchObject({ demo: false });
  });
});

describe('on an address that others reach', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi({ DEMO: false, HOST: '0.0.0.0' });
  });
  afterAll(() => api.close());

  it('gives its cookie over TLS alone, bound to this host', async () => {
    const signIn = (protocol: string) => api.anonymous.post('/session').set('x-forwarded-proto', protocol).send({ account: 'gd', password: PASSWORD });
    expect((await signIn('https')).headers['set-cookie']?.[0]).toMatch(/^__Host-liandong=.+; Path=\/; Expires=.+; HttpOnly; Secure; SameSite=Lax$/);
    expect((await signIn('http')).headers['set-cookie']).toBeUndefined();
  });
});
