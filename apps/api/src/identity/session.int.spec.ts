import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { PASSWORD, runningApi, type RunningApi } from '../testing/running-api.js';

describe('signing in', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  it('opens a session by password, tells who it is, and ends it', async () => {
    const gd = await api.as('gd');
    expect((await gd.get('/session')).body).toEqual({
      userId: 'gd', name: '林晓彤', account: 'gd', unit: { id: '44', name: '广东', englishName: 'Guangdong' }, unitKind: 'province', roles: ['liaison', 'clerk'], demo: true,
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
  });

  it('refuses a disabled person at the next request', async () => {
    const xj = await api.as('xjlead');
    expect((await xj.get('/worklist')).status).toBe(200);
    await api.owner.query(`update app_user set enabled = false where id = 'xjlead'`);
    await sleep(1_050);
    expect((await xj.get('/worklist')).status).toBe(401);
    expect((await api.anonymous.post('/session').send({ account: 'xjlead', password: PASSWORD })).status).toBe(401);
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
