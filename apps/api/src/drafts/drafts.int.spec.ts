import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const ZHEJIANG = 'asg/2024/t07-o1/33';
const RETURNED = 'asg/2024/t02-o1/44';
const EMPTY = ['goals', 'measures', 'schedule', 'safeguards'].map((id) => ({ id, text: '' }));

describe('drafts', () => {
  let api: RunningApi;
  let zj: Awaited<ReturnType<RunningApi['as']>>;
  beforeAll(async () => {
    api = await runningApi();
    zj = await api.as('u33');
  });
  afterAll(() => api.close());

  const save = (agent: typeof zj, id: string, baseVersion: number, text: string) => agent.put(path(id, '/draft')).send({ baseVersion, sections: [{ id: 'goals', text }] });

  it('starts empty, is saved, and is read again', async () => {
    expect((await zj.get(path(ZHEJIANG, '/draft'))).body).toEqual({ version: 0, sections: EMPTY, savedAt: null, savedBy: null });
    const saved = await save(zj, ZHEJIANG, 0, '第一稿');
    expect([saved.status, saved.body]).toEqual([200, expect.objectContaining({ version: 1, sections: [{ id: 'goals', text: '第一稿' }] })]);
    expect((await zj.get(path(ZHEJIANG, '/draft'))).body).toEqual(saved.body);
    expect((await save(zj, ZHEJIANG, 1, '第二稿')).body).toMatchObject({ version: 2 });
  });

  it('never overwrites what somebody else saved meanwhile', async () => {
    for (const base of [0, 1, 7]) {
      const answer = await save(zj, ZHEJIANG, base, '别的稿');
      expect([answer.status, answer.body]).toEqual([409, expect.objectContaining({ code: 'DRAFT_CONFLICT', facts: expect.objectContaining({ stored: expect.objectContaining({ version: 2, sections: [{ id: 'goals', text: '第二稿' }] }) }) })]);
    }
    const atOnce = await Promise.all(['甲', '乙', '丙'].map((text) => save(zj, ZHEJIANG, 2, text)));
    expect(atOnce.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });

  it('keeps no version of a draft that was never there', async () => {
    const T10 = 'asg/2024/t10-o1/33';
    expect((await save(zj, T10, 3, 'x')).body).toMatchObject({ code: 'DRAFT_CONFLICT', facts: { stored: { version: 0 } } });
    expect((await save(zj, T10, 0, 'x')).status).toBe(200);
  });

  it('starts a revision from the text that was returned', async () => {
    const gd = await api.as('gd');
    expect((await gd.get(path(RETURNED, '/draft'))).body).toMatchObject({ version: 1, sections: [{ id: 'goals' }, { id: 'measures' }, { id: 'schedule' }, { id: 'safeguards' }] });
    await api.owner.query('delete from draft where assignment_id = $1', [RETURNED]);
    const again = (await gd.get(path(RETURNED, '/draft'))).body as { version: number; sections: { text: string }[] };
    expect(again.version).toBe(0);
    expect(again.sections[0]?.text).toContain('粤港澳大湾区');
    expect((await save(gd, RETURNED, 0, '修改稿')).body).toMatchObject({ version: 1 });
  });

  it('is checked by the rules that will judge it: every blocker with its field, nothing recorded', async () => {
    const gd = await api.as('gd');
    const before = (await gd.get(path(RETURNED))).body as { sequence: number; letter: { items: { id: string }[] } };
    const items = before.letter.items.map(({ id }) => id);
    const bare = await gd.post(path(RETURNED, '/draft/checks')).send({ answers: [], metricValues: [], notApplicable: [] });
    expect([bare.status, bare.body]).toEqual([200, expect.objectContaining({ draftVersion: 1, blockers: [expect.objectContaining({ code: 'ANSWERS_MISSING', fields: items.map((id) => ({ kind: 'item', id })) })] })]);
    const two = await gd.post(path(RETURNED, '/draft/checks')).send({ answers: items.map((item) => ({ item, kind: 'kept', reason: '' })), metricValues: [], notApplicable: [{ section: 'goals', reason: '' }] });
    expect((two.body as { blockers: { code: string }[] }).blockers.map(({ code }) => code)).toEqual(['REASON_REQUIRED', 'REASON_REQUIRED']);
    const good = await gd.post(path(RETURNED, '/draft/checks')).send({ answers: items.map((item) => ({ item, kind: 'kept', reason: '已是最新数据' })), metricValues: [], notApplicable: [] });
    expect(good.body).toMatchObject({ blockers: [] });
    expect((await gd.get(path(RETURNED))).body).toMatchObject({ sequence: before.sequence, status: 'returned' });
    expect((await zj.post(path(RETURNED, '/draft/checks')).send({ answers: [], metricValues: [], notApplicable: [] })).status).toBe(404);
    expect((await gd.post(path('asg/2024/t07-o1/44', '/draft/checks')).send({ answers: [], metricValues: [], notApplicable: [] })).body).toMatchObject({ code: 'NOT_DRAFTING' });
  });

  it('is the clerk’s, while the unit drafts; nobody else knows that it is there', async () => {
    const gd = await api.as('gd');
    expect((await save(gd, 'asg/2024/t07-o1/44', 1, 'x')).body).toMatchObject({ code: 'NOT_DRAFTING', facts: { status: 'in_review' } });
    const leader = await api.as('u33lead');
    expect((await leader.get(path(ZHEJIANG, '/draft'))).status).toBe(200);
    expect(await save(leader, ZHEJIANG, 3, 'x')).toMatchObject({ status: 409, body: { code: 'NOT_DRAFTING' } });
    for (const account of ['gd', 'bureau', 'coord', 'leader', 'sys']) {
      const other = await api.as(account);
      expect([account, (await other.get(path(ZHEJIANG, '/draft'))).status, (await save(other, ZHEJIANG, 3, 'x')).status]).toEqual([account, 404, 404]);
    }
  });

  it.each([
    ['two sections of one name', { baseVersion: 0, sections: [{ id: 'goals', text: '' }, { id: 'goals', text: '' }] }],
    ['no section', { baseVersion: 0, sections: [] }],
    ['half a character', { baseVersion: 0, sections: [{ id: 'goals', text: '\ud800' }] }],
  ])('takes no draft with %s', async (_, body) => {
    expect((await zj.put(path(ZHEJIANG, '/draft')).send(body)).body).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
