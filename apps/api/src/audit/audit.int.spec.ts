import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { AuditList, ChainCheck, SecurityRules } from '#api-types/views/audit.views.js';
import { AccountList } from '#api-types/views/system.views.js';
import { SYSTEM_WORDS, TRAIL_WORDS, VERB_WORDS } from '#api-types/words.js';
import { PERSON_VERBS } from '#domain/assignment/assignment.transitions.js';
import { newKeyRing } from '#crypto/key-ring.js';
import { takeAnchor } from '#record/anchors/take-anchor.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';
import { ACTIONS } from './audit.queries.js';

const openapi = JSON.parse(readFileSync(new URL('../../../../libs/api-types/openapi.json', import.meta.url), 'utf8')) as { paths: object };

const T07 = 'asg/2024/t07-o1/44';
const NEW = { type: 'AddContact', user: 'gd9', name: '区小雨', email: 'gd9@liandong.example', roles: ['clerk'], from: null, until: null };

describe('the trail, as each administrator may read it', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    const coord = await api.as('coord');
    const onUnit = (body: object, key: string) => coord.post('/organisation/units/44/commands').set('idempotency-key', key).send(body);
    expect((await onUnit(NEW, 'a-1')).status).toBe(200);
    expect((await onUnit({ ...NEW, user: 'GD9' }, 'a-2')).body).toMatchObject({ code: 'ACCOUNT_TAKEN' });
    await api.anonymous.post('/session').send({ account: 'gd', password: 'wrong' });
    await (await api.as('gd')).post(path(T07, '/commands')).set('idempotency-key', 'a-3').send({ type: 'SubmitPlan', textHash: 'a'.repeat(64) });
  });
  afterAll(() => api.close());

  const read = async (account: string, query = ''): Promise<z.infer<typeof AuditList>> => AuditList.parse((await (await api.as(account)).get(`/audit${query}`)).body);

  it('rights: who gave which to whom, what was refused and why', async () => {
    const { rows } = await read('sec', '?kind=rights');
    expect(rows.slice(0, 2)).toMatchObject([
      { by: { id: 'coord', name: '陈思远' }, action: 'AddContact', outcome: 'refused', code: 'ACCOUNT_TAKEN', why: { zh: expect.stringContaining('GD9') }, happened: [] },
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
    // Behind the last page the record is held against its anchors.
    await takeAnchor(api.databases.record, { keys: newKeyRing('default'), outside: [] });
    await api.owner.query(`delete from audit where id = 1`);
    expect((await prove()).found).toEqual([T07, 'contacts/44', 'anchor 1']);
    expect((await read('aud', '?kind=looks&outcome=viewed')).rows.find(({ action }) => action === 'CheckChains')).toMatchObject({ facts: { broken: expect.any(Number) } });
  });

  describe('nothing sensitive is done or shown without a row of the trail', () => {
    /** What shows a sensitive thing: who looks, where, and the name of the look. */
    const LOOKED: Readonly<Record<string, readonly [account: string, url: string, action: string]>> = {
      'get /exports/{list}': ['coord', '/exports/items?cycle=2024', 'TakeExport'],
      'get /assignments/{id}/case-file': ['gd', path(T07, '/case-file'), 'TakeCaseFile'],
      'get /assignments/{id}/attachments/{attachment}': ['gd', path(T07, '/attachments/00000000-0000-4000-8000-000000000000'), 'TakeAttachment'],
      'get /assignments/{id}/documents/{kind}/{format}': ['gd', path(T07, '/documents/issue-letter/docx'), 'TakeLetter'],
      'get /supervision/{caseId}/notice/{format}': ['gd', '/supervision/absent/notice/docx', 'TakeLetter'],
      'get /exported-lists/{id}/file': ['coord', '/exported-lists/00000000-0000-4000-8000-000000000000/file', 'TakeExport'],
      'get /system/accounts': ['sys', '/system/accounts', 'ReadAccounts'],
      'get /organisation/units/{unit}/contacts': ['gd', '/organisation/units/44/contacts', 'ReadContacts'],
      'get /audit': ['aud', '/audit', 'ReadAudit'],
      'post /audit/chain-checks': ['aud', '/audit/chain-checks', 'CheckChains'],
    };
    /** Files that show nothing of a unit or a person: a form, what is issued to all, one's own calendar, a catalogue that everybody reads. */
    const OPEN_FILES = ['get /catalogue-versions/template/xlsx', 'get /catalogue-versions/{id}/xlsx', 'get /bulletins/{id}/files/{format}', 'get /calendar-feed.ics'];
    /** Acts: each writes its row with what it changes, or its refusal (`execute`, `append_audit`). */
    const ACTS = [
      'post /session', 'post /session/demo', 'delete /session', 'post /session/single-sign-on', 'post /session/single-sign-on/beginnings', 'post /session/single-sign-on/code', 'delete /session/single-sign-on', 'post /session/password', 'post /session/second-factor/confirmation', 'delete /session/own/others', 'post /security/rules', 'post /security/accounts/{user}/second-factor/reset',
      'post /organisation/units/{unit}/contacts/{user}/password', 'post /cycles/{id}/carry-overs', 'post /assignments/batch-approvals', 'post /change-sets',
      'post /catalogue-versions', 'post /catalogue-versions/files', 'post /catalogue-versions/xlsx', 'post /catalogue-versions/{id}/xlsx', 'post /message-templates', 'post /bulletins', 'post /bulletins/{id}/errata', 'post /system/failed-messages/{id}/retry', 'post /system/stuck/tellings', 'post /system/reconciliations',
      'post /maintenance', 'delete /maintenance', 'post /system/channels', 'delete /system/channels/{channel}', 'post /system/channels/{channel}/tests',
    ];
    /** Somebody's own desk: drafts and files before they are part of an act, marks of what was read, one's own settings; and what only reckons. */
    const OWN = [
      'put /assignments/{id}/draft', 'post /assignments/{id}/draft/checks', 'put /assignments/{id}/threads/read', 'post /assignments/{id}/attachments', 'post /saved-views', 'delete /saved-views/{id}', 'post /notices/{id}/read', 'post /notice-settings',
      'post /calendar-feed', 'delete /calendar-feed', 'post /phrases', 'post /phrases/{id}/uses', 'delete /phrases/{id}', 'post /assignments/batch-approvals/preview', 'post /organisation/units/{unit}/hand-over-preview', 'post /organisation/units/{unit}/move-preview',
      'post /message-templates/preview', 'post /catalogue-versions/xlsx/rejected-rows', 'post /catalogue-versions/{id}/xlsx/rejected-rows', 'post /cycles/{id}/rehearsals', 'post /demo/clock',
      'post /session/second-factor', 'post /exports/{list}', 'post /assignments/{id}/return-letter/preview',
    ];
    const isFile = (content: object): boolean => Object.keys(content).some((type) => !type.includes('json'));
    const watched = Object.entries(openapi.paths as Record<string, Record<string, { responses: Record<string, { content?: object }> }>>)
      .flatMap(([url, methods]) => Object.entries(methods).map(([method, { responses }]) => ({ route: `${method} ${url.replace('/api/v1', '')}`, content: responses['200']?.content ?? {} })))
      .filter(({ route, content }) => (route.startsWith('get ') ? isFile(content) : !route.endsWith('/commands')))
      .map(({ route }) => route);

    it('every route that changes something or gives a file is one of these, and no other', () => {
      const known = [...Object.keys(LOOKED), ...OPEN_FILES, ...ACTS, ...OWN];
      expect([watched.length > 40, watched.filter((route) => !known.includes(route)), new Set(known).size === known.length]).toEqual([true, [], true]);
      const routes = Object.entries(openapi.paths as Record<string, object>).flatMap(([url, methods]) => Object.keys(methods).map((method) => `${method} ${url.replace('/api/v1', '')}`));
      expect([...Object.keys(LOOKED), ...ACTS, ...OWN].filter((route) => !routes.includes(route))).toEqual([]);
    });

    it.each(Object.entries(LOOKED))('%s', async (route, [account, url, action]) => {
      const rows = async () => (await api.owner.query<{ who: string; outcome: string; code: string | null; source: string | null }>(`select actor ->> 'userId' as who, outcome, code, source from audit where action = $1 order by id desc`, [action])).rows;
      const before = await rows();
      const answer = await (await api.as(account))[route.startsWith('get') ? 'get' : 'post'](url);
      const after = await rows();
      expect(after.length).toBe(before.length + 1);
      const [isShown, refusal] = [answer.status === 200, (answer.body as { code?: string }).code];
      expect(isShown || answer.status === 404).toBe(true);
      expect(after[0]).toEqual({ who: account, outcome: isShown ? 'viewed' : 'refused', code: isShown ? null : refusal, source: expect.any(String) });
    });

    it('and what cannot be written down is not shown', async () => {
      await api.owner.query('alter table audit rename to audit_gone');
      const answers = await Promise.all(['/organisation/units/44/contacts', path(T07, '/case-file')].map(async (url) => (await api.as('gd')).get(url)));
      await api.owner.query('alter table audit_gone rename to audit');
      expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([[503, 'AUDIT_UNAVAILABLE'], [503, 'AUDIT_UNAVAILABLE']]);
    });
  });

  it('rules of signing in, and who has which roles', async () => {
    const rules = SecurityRules.parse((await (await api.as('sec')).get('/security/rules')).body);
    expect(rules).toMatchObject({ sessionIdleMinutes: 30, sessionLongestHours: 12, failuresThatLock: 5, lockedMinutes: 30, withoutPassword: 1 });
    expect(AccountList.parse((await (await api.as('sec')).get('/system/accounts?q=林晓彤')).body).rows).toMatchObject([{ roles: ['liaison', 'clerk'] }]);
  });

  it('who asks for what the role may not is in it, once a minute for each route', async () => {
    const gdlead = await api.as('gdlead');
    for (let n = 0; n < 5; n += 1) expect((await gdlead.post('/audit/chain-checks')).status).toBe(403);
    expect((await gdlead.get('/security/rules')).status).toBe(403);
    const { rows } = await read('sec', `?kind=rights&person=gdlead`);
    expect(rows.map(({ action, outcome, code, facts }) => [action, outcome, code, facts])).toEqual([
      ['Trespass', 'refused', 'FORBIDDEN', { route: 'get /api/v1/security/rules', roles: ['security_admin', 'audit_admin'] }], ['Trespass', 'refused', 'FORBIDDEN', { route: 'post /api/v1/audit/chain-checks', roles: ['audit_admin'] }],
    ]);
    expect((await (await api.as('sec')).get('/audit?kind=looks')).status).toBe(403);
    expect((await read('aud', '?kind=looks&person=sec')).rows[0]).toMatchObject({ action: 'ReadAudit', outcome: 'refused', code: 'FORBIDDEN' });
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
const WORK: readonly string[] = [...PERSON_VERBS, 'CarryOver', 'PreviewAgain', 'AnswerQuestion', 'CorrectField', 'DecidePair', 'IssueBulletin', 'AddErratum', 'IssueAssignment', 'IssueToUnit', 'PassInstant', 'TakeOver', 'SettleRows'];

describe('kinds of the trail', () => {
  const inKinds = Object.values(ACTIONS).flat();
  it.each([...Object.keys(VERB_WORDS), ...Object.keys(SYSTEM_WORDS), ...Object.keys(TRAIL_WORDS)])('%s is in one kind, or is an act of the work', (action) => {
    expect([action, inKinds.filter((each) => each === action).length]).toEqual([action, WORK.includes(action) ? 0 : 1]);
  });
});
