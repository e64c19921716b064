import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { MaintenanceView } from '#api-types/views/system.views.js';
import { apiProcess, type ApiProcess } from '#testing/api-process.js';
import { PASSWORD, path, runningApi, type RunningApi } from '#testing/running-api.js';

const T07 = 'asg/2024/t07-o1/44';
const REASON = '今晚升级数据库，预计 22:00 结束';
const LOADER = new URL('../../../../libs/testing/compile-on-load.mjs', import.meta.url).href;
const COMMAND = fileURLToPath(new URL('../../../operator/src/maintenance.ts', import.meta.url));

describe('read-only maintenance by HTTP', () => {
  let api: RunningApi;
  /** A second process on the same database. */
  let other: ApiProcess;
  beforeAll(async () => {
    api = await runningApi();
    other = await apiProcess(api);
  });
  afterAll(async () => {
    await other?.kill();
    await api.close();
  });

  const begin = async (reason = REASON) => (await api.as('sys')).post('/maintenance').send({ reason });
  const end = async () => (await api.as('sys')).delete('/maintenance');
  const shown = async () => MaintenanceView.parse((await api.anonymous.get('/maintenance')).body).maintenance;
  const comment = (agent: Awaited<ReturnType<RunningApi['as']>>, key: string) => agent.post(path(T07, '/commands')).set('idempotency-key', key).send({ type: 'Comment', audience: 'all', about: null, text: '请核对。', mentions: [] });
  const operator = (...args: string[]) => promisify(execFile)(process.execPath, ['--import', LOADER, COMMAND, ...args], { env: { DATABASE_URL: api.database.ownerUrl } });

  it('is shown to everybody, before the login too, and is over when it is ended', async () => {
    expect(await shown()).toBeNull();
    const begun = await begin();
    expect([begun.status, begun.body]).toEqual([200, { maintenance: { since: expect.any(String), reason: REASON } }]);
    expect(await shown()).toEqual(MaintenanceView.parse(begun.body).maintenance);
    expect([(await end()).body, await shown(), (await end()).status]).toEqual([{ maintenance: null }, null, 200]);
    expect((await begin('  ')).status).toBe(400);
  });

  it('answers each write 503 with what to do, in every process, and takes the same act afterwards', async () => {
    const [here, there] = [await api.as('gd'), await other.as('gd')];
    const draft = await here.get(path(T07, '/draft'));
    await begin();
    try {
      for (const [index, agent] of [here, there].entries()) {
        const held = await comment(agent, `held-${index}`);
        expect([held.status, held.headers['retry-after'], held.body]).toEqual([503, '60', { code: 'MAINTENANCE', facts: { reason: REASON, since: (await shown())?.since }, message: { zh: expect.stringContaining('本次未办理，所填内容仍在页面上'), en: expect.stringContaining('try again from the same page') }, requestId: expect.any(String) }]);
      }
      const writes: readonly (readonly [string, string, 'post' | 'put' | 'delete', string, object])[] = [
        ['gd', 'a draft', 'put', path(T07, '/draft'), { baseVersion: (draft.body as { version: number }).version, sections: [{ id: 'goals', text: '写到一半' }] }],
        ['gd', 'a phrase', 'post', '/phrases', { kind: 'other', text: '同意。', section: null, shared: false }],
        ['gd', 'a view', 'post', '/saved-views', { name: '我的', page: 'assignments', search: {}, shared: false }],
        ['gd', 'a setting of one’s own', 'post', '/notice-settings', { language: 'zh', muted: [] }],
        ['coord', 'an act on a unit', 'post', '/organisation/commands', { type: 'RenameUnit', unit: '44', name: '广东省', shortName: '广东', englishName: 'Guangdong', reason: '更名' }],
        ['coord', 'the words of messages', 'post', '/message-templates', { kind: 'digest', language: 'zh', basedOn: 0, subject: '提醒', body: '{{lines}}\n{{why}}\n{{how_to_stop}}' }],
        ['sec', 'a rule of security', 'post', '/security/rules', { secondFactorRequired: false, freshLoginRequired: false }],
      ];
      const answers: unknown[] = [];
      for (const [who, what, method, at, body] of writes) {
        const answer = await (await api.as(who))[method](at).set('idempotency-key', 'held-write').send(body);
        answers.push([what, answer.status, (answer.body as { code: string }).code]);
      }
      expect(answers).toEqual(writes.map(([, what]) => [what, 503, 'MAINTENANCE']));
      expect((await here.post(path(T07, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', encodeURIComponent('佐证.txt')).send(Buffer.from('佐证'))).status).toBe(503);
    } finally {
      await end();
    }
    expect([(await comment(here, 'held-0')).status, (await comment(there, 'held-1')).status]).toEqual([200, 200]);
    expect((await here.put(path(T07, '/draft')).send({ baseVersion: (draft.body as { version: number }).version, sections: [{ id: 'goals', text: '写完' }] })).status).not.toBe(503);
  });

  it('lets people look, sign in and out meanwhile; looks, refusals and sign-ins stand in the trail', async () => {
    await begin();
    const count = async (action: string, outcome: string): Promise<number> => (await api.owner.query(`select from audit where action = $1 and outcome = $2`, [action, outcome])).rowCount ?? 0;
    const [logins, looks, denials] = [await count('Login', 'login'), await count('ReadAudit', 'viewed'), await count('Trespass', 'refused')];
    try {
      const xj = await other.as('xj');
      for (const at of ['/worklist', '/overview?cycle=2024', path('asg/2024/t07-o1/65'), '/notices', '/search?cycle=2024&q=t07']) expect([at, (await xj.get(at)).status]).toEqual([at, 200]);
      expect((await (await api.as('aud')).get('/audit')).status).toBe(200);
      expect((await xj.get('/system/accounts')).status).toBe(403);
      expect((await xj.delete('/session')).status).toBe(204);
      expect((await api.anonymous.post('/session').send({ account: 'xj', password: 'wrong' })).status).toBe(401);
      expect((await api.anonymous.post('/session').send({ account: 'xj', password: PASSWORD })).status).toBe(200);
    } finally {
      await end();
    }
    expect([(await count('Login', 'login')) - logins, (await count('ReadAudit', 'viewed')) - looks, (await count('Trespass', 'refused')) - denials]).toEqual([expect.any(Number), 1, 1]);
    expect((await count('Login', 'login')) - logins).toBeGreaterThanOrEqual(2);
    expect((await api.owner.query(`select actor ->> 'userId' as by, source is not null as source, facts ->> 'reason' as reason from audit where action = 'BeginMaintenance' order by id desc limit 1`)).rows).toEqual([{ by: 'sys', source: true, reason: REASON }]);
  });

  it('is the system administrator’s to switch', async () => {
    for (const account of ['coord', 'gd', 'sec', 'aud', 'leader']) {
      const agent = await api.as(account);
      expect([account, (await agent.post('/maintenance').send({ reason: 'x' })).status, (await agent.delete('/maintenance')).status]).toEqual([account, 403, 403]);
    }
    expect((await api.anonymous.post('/maintenance').send({ reason: 'x' })).status).toBe(401);
    expect(await shown()).toBeNull();
  });

  it('is switched by a command where nobody can sign in, with its line in the trail', async () => {
    expect((await operator('--on', '机房断电检修')).stdout).toContain('已进入只读维护：机房断电检修');
    expect(await shown()).toMatchObject({ reason: '机房断电检修' });
    expect((await comment(await api.as('gd'), 'held-by-command')).status).toBe(503);
    expect((await operator('--off')).stdout).toContain('read-only maintenance is over');
    expect(await shown()).toBeNull();
    expect((await operator('--off')).stdout).toContain('there was none');
    for (const wrong of [[], ['--on', ' '], ['--on', 'x', '--off'], ['--other']]) await expect(operator(...wrong)).rejects.toMatchObject({ code: 2 });
    expect((await api.owner.query(`select action, actor ->> 'kind' as kind from audit where action like '%Maintenance' order by id desc limit 2`)).rows).toEqual([{ action: 'EndMaintenance', kind: 'system' }, { action: 'BeginMaintenance', kind: 'system' }]);
  });
});
