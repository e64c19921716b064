import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AuditList, ChainCheck, SecurityRules } from '#api-types/views/audit.views.js';
import { AccountList } from '#api-types/views/system.views.js';
import { TRAIL_WORDS, VERB_WORDS } from '#api-types/words.js';
import { PERSON_VERBS } from '#domain/assignment/assignment.transitions.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { ACTIONS } from './audit.queries.js';

const T07 = 'asg/2024/t07-o1/44';
const NEW = { type: 'AddContact', user: 'gd9', name: '区小雨', email: 'gd9@liandong.example', roles: ['clerk'], from: null, until: null };

describe('the trail, as each administrator may read it', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    const coord = await api.as('coord');
    const onUnit = (body: object, key: string) => coord.post('/organisation/units/44/commands').set('idempotency-key', key).send(body);
    expect((await onUnit(NEW, 'a-1')).status).toBe(200);
    expect((await onUnit(NEW, 'a-2')).body).toMatchObject({ code: 'ACCOUNT_TAKEN' });
    await api.anonymous.post('/session').send({ account: 'gd', password: 'wrong' });
    await (await api.as('gd')).post(path(T07, '/commands')).set('idempotency-key', 'a-3').send({ type: 'SubmitPlan', textHash: 'a'.repeat(64) });
  });
  afterAll(() => api.close());

  const read = async (account: string, query = ''): Promise<z.infer<typeof AuditList>> => AuditList.parse((await (await api.as(account)).get(`/audit${query}`)).body);

  it('rights: who gave which to whom, what was refused and why', async () => {
    const { rows } = await read('sec', '?kind=rights');
    expect(rows.slice(0, 2)).toMatchObject([
      { by: { id: 'coord', name: '陈思远' }, action: 'AddContact', outcome: 'refused', code: 'ACCOUNT_TAKEN', why: { zh: expect.stringContaining('gd9') }, happened: [] },
      { by: { id: 'coord' }, action: 'AddContact', what: { zh: '增加联系人' }, stream: 'contacts/44', outcome: 'accepted', happened: [{ type: 'ContactAdded', data: { user: 'gd9', roles: ['clerk'] } }] },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/区小雨|@/);
  });

  it('sign-ins and refusals, by person and outcome and day', async () => {
    const refused = await read('sec', `?kind=sign_in&outcome=refused`);
    expect(refused.rows).toMatchObject([{ by: { id: 'gd', name: '林晓彤' }, code: 'WRONG_PASSWORD' }]);
    const own = await read('sec', `?kind=sign_in&person=${encodeURIComponent('林晓彤')}`);
    expect(own.rows.map(({ outcome }) => outcome)).toEqual(['login', 'refused']);
    expect((await read('sec', '?kind=sign_in&person=nobody')).rows).toEqual([]);
    expect((await read('sec', '?kind=sign_in&until=2024-01-01')).rows).toEqual([]);
    expect((await read('sec', '?kind=sign_in&from=2024-01-01')).total).toBeGreaterThan(2);
  });

  it('all of it for the auditor, page after page, and the look is in it', async () => {
    const first = await read('aud');
    expect([first.rows.length, first.next === null]).toEqual([50, false]);
    const second = await read('aud', `?after=${first.next}`);
    expect(Number(second.rows[0]?.id)).toBeLessThan(Number(first.rows.at(-1)?.id));
    const own = await read('aud', '?kind=looks&person=aud');
    expect(own.rows.map(({ action, facts }) => [action, facts])).toEqual([['ReadAudit', { kind: 'looks', person: 'aud' }], ['ReadAudit', {}]]);
    expect((await read('aud', `?stream=${encodeURIComponent(T07)}&outcome=refused`)).rows).toMatchObject([{ action: 'SubmitPlan', by: { id: 'gd' } }]);
    expect((await read('aud', '?stream=asg/2024/t07-o1/99')).rows).toEqual([]);
  });

  it('proves the chains in one go, and finds an altered event and a cut tail', async () => {
    const aud = await api.as('aud');
    const prove = async () => {
      const found: string[] = [];
      let streams = 0;
      for (let after: string | null = ''; after !== null; ) {
        const page: z.infer<typeof ChainCheck> = ChainCheck.parse((await aud.post(`/audit/chain-checks?after=${encodeURIComponent(after)}`)).body);
        found.push(...page.broken.map(({ stream }) => stream));
        streams += page.streams;
        after = page.next;
      }
      return { streams, found };
    };
    const whole = await prove();
    expect([whole.streams > 500, whole.found]).toEqual([true, []]);
    await api.owner.query(`update event set data = data || '{"user":"gd8"}' where stream_id = 'contacts/44' and sequence = 1`);
    await api.owner.query(`update stream set sequence = sequence + 1 where id = $1`, [T07]);
    expect((await prove()).found).toEqual([T07, 'contacts/44']);
    expect((await read('aud', '?kind=looks&outcome=viewed')).rows.find(({ action }) => action === 'CheckChains')).toMatchObject({ facts: { broken: expect.any(Number) } });
  });

  it('rules of signing in, and who has which roles', async () => {
    const rules = SecurityRules.parse((await (await api.as('sec')).get('/security/rules')).body);
    expect(rules).toMatchObject({ sessionIdleMinutes: 30, sessionLongestHours: 12, failuresThatLock: 5, lockedMinutes: 30, withoutPassword: 1 });
    expect(AccountList.parse((await (await api.as('sec')).get('/system/accounts?q=林晓彤')).body).rows).toMatchObject([{ roles: ['liaison', 'clerk'] }]);
  });

  it('one administrator is not the other: each is refused what is not theirs', async () => {
    const status = async (account: string, method: 'get' | 'post', url: string) => (await (await api.as(account))[method](url)).status;
    for (const url of ['/audit', '/audit?kind=looks']) expect([url, await status('sec', 'get', url)]).toEqual([url, 403]);
    expect(await status('sec', 'post', '/audit/chain-checks')).toBe(403);
    for (const account of ['sys', 'coord', 'leader', 'gd']) for (const url of ['/audit?kind=sign_in', '/security/rules', '/exports/audit?kind=rights']) expect([account, url, await status(account, 'get', url)]).toEqual([account, url, 403]);
    for (const url of ['/system', '/system/failed-messages', '/organisation']) expect([url, await status('sec', 'get', url), await status('aud', 'get', url)]).toEqual([url, 403, 403]);
    expect(await status('aud', 'get', '/system/accounts')).toBe(403);
    expect(await status('sec', 'get', '/exports/audit?kind=rights')).toBe(200);
    expect(await status('sec', 'get', '/exports/audit')).toBe(403);
  });
});

/** Acts of the work itself: the auditor reads them, no other administrator does. */
const WORK: readonly string[] = [...PERSON_VERBS, 'CarryOver', 'PreviewAgain', 'AnswerQuestion', 'CorrectField', 'DecidePair', 'IssueBulletin', 'AddErratum'];

describe('kinds of the trail', () => {
  const inKinds = Object.values(ACTIONS).flat();
  it.each([...Object.keys(VERB_WORDS), ...Object.keys(TRAIL_WORDS)])('%s is in one kind, or is an act of the work', (action) => {
    expect([action, inKinds.filter((each) => each === action).length]).toEqual([action, WORK.includes(action) ? 0 : 1]);
  });
});
