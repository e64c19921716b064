import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView, WorklistView } from '#api-types/views/assignment.views.js';
import { ThreadList } from '#api-types/views/collaboration.views.js';
import { dispatchDue } from '#record/dispatch.js';
import { departmentNamed, holderOfRole } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T07 = 'asg/2024/t07-o1/44';
const LEGAL = holderOfRole(departmentNamed('条法司'), 'reviewer').id;

describe('comments and copies', () => {
  let api: RunningApi;
  let key = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const act = async (account: string, body: object) => (await api.as(account)).post(path(T07, '/commands')).set('idempotency-key', `t-${++key}`).send(body);
  const say = async (account: string, audience: 'inside' | 'all', text: string, about: string | null = null, mentions: string[] = []) => {
    const answer = await act(account, { type: 'Comment', audience, about, text, mentions });
    expect([text, answer.status]).toEqual([text, 200]);
  };
  const threads = async (account: string): Promise<z.infer<typeof ThreadList>> => ThreadList.strict().parse((await (await api.as(account)).get(path(T07, '/threads'))).body);
  const view = async (account: string): Promise<z.infer<typeof AssignmentView>> => AssignmentView.strict().parse((await (await api.as(account)).get(path(T07))).body);
  const textsOf = ({ threads: all }: z.infer<typeof ThreadList>) => all.flatMap(({ comments }) => comments.map(({ text }) => text));

  it('what is said inside a side is nowhere on the other', async () => {
    await say('gd', 'inside', '单位内部的话', 'goals', ['gdlead']);
    await say('bureau', 'inside', '局内的话', 'goals');
    await say('bureau', 'all', '请补充数据来源', 'goals');
    await say('gd', 'all', '将于本周补充');
    expect(textsOf(await threads('gd'))).toEqual(['单位内部的话', '请补充数据来源', '将于本周补充']);
    expect(textsOf(await threads('coord'))).toEqual(['局内的话', '请补充数据来源', '将于本周补充']);
    for (const [account, hidden] of [['gd', '局内的话'], ['gdlead', '局内的话'], ['bureau', '单位内部的话'], ['coord', '单位内部的话'], ['leader', '单位内部的话']] as const) {
      for (const rest of ['', '/threads', '/reminders']) expect([account, rest, JSON.stringify((await (await api.as(account)).get(path(T07, rest))).body)]).toEqual([account, rest, expect.not.stringContaining(hidden)]);
      expect((await view(account)).history.filter(({ type }) => type === 'CommentAdded')).toHaveLength(3);
    }
    expect((await threads('gdlead')).threads[0]).toMatchObject({ about: 'goals', comments: [{ author: { name: '林晓彤' }, unit: { name: '广东' }, mentions: [{ name: '黄国栋' }] }, { audience: 'all' }] });
  });

  it('counts what is not read; one’s own is', async () => {
    expect((await threads('gd')).unread).toBe(1);
    expect((await threads('gdlead')).unread).toBe(3);
    const last = (await threads('gdlead')).threads.flatMap(({ comments }) => comments).at(-1)?.sequence ?? 0;
    const lead = await api.as('gdlead');
    expect((await lead.put(path(T07, '/threads/read')).send({ upTo: last - 1 })).status).toBe(204);
    expect((await threads('gdlead')).unread).toBe(1);
    await lead.put(path(T07, '/threads/read')).send({ upTo: last + 100 });
    await lead.put(path(T07, '/threads/read')).send({ upTo: 1 });
    expect((await threads('gdlead')).unread).toBe(0);
    await say('bureau', 'all', '收到');
    expect((await threads('gdlead')).unread).toBe(1);
  });

  it('are of the involved alone', async () => {
    for (const account of ['xj', LEGAL, 'sys']) {
      expect((await (await api.as(account)).get(path(T07, '/threads'))).status).toBe(404);
      expect((await (await api.as(account)).put(path(T07, '/threads/read')).send({ upTo: 1 })).status).toBe(404);
      expect((await act(account, { type: 'Comment', audience: 'all', about: null, text: 'x', mentions: [] })).status).toBe(404);
    }
  });

  it('a copy opens the page to read, without what is inside either side, and stands in the box', async () => {
    const box = async (account: string) => WorklistView.parse((await (await api.as(account)).get('/worklist?box=copied')).body);
    await act('bureau', { type: 'ClaimReview', department: departmentNamed('运用促进司') });
    expect((await act('bureau', { type: 'Copy', to: ['nobody'] })).body).toMatchObject({ code: 'UNKNOWN_RECIPIENT', facts: { ids: ['nobody'] } });
    expect((await act('bureau', { type: 'Copy', to: ['xj', departmentNamed('条法司')] })).status).toBe(200);
    const copied = await view('xj');
    expect(copied.allowedActions).toEqual([]);
    expect(copied.copiedTo).toEqual(['阿依努尔', '条法司']);
    expect(copied.slots.every(({ claimedBy }) => claimedBy === null)).toBe(true);
    expect(copied.plan).not.toBeNull();
    expect(textsOf(await threads('xj'))).toEqual(['请补充数据来源', '将于本周补充', '收到']);
    expect(textsOf(await threads(LEGAL))).toContain('局内的话');
    expect((await act('xj', { type: 'Comment', audience: 'all', about: null, text: 'x', mentions: [] })).body).toMatchObject({ code: 'WRONG_ROLE' });
    for (const account of ['xj', LEGAL]) expect((await box(account)).rows.map(({ id }) => id)).toEqual([T07]);
    expect((await box('xj')).counts.copied).toBe(1);
    expect((await box('xjlead')).total).toBe(0);
    expect((await (await api.as('xjlead')).get(path(T07))).status).toBe(404);
    expect((await act('bureau', { type: 'Copy', to: ['xj'] })).body).toMatchObject({ code: 'ALREADY_COPIED' });
  });

  it('who is mentioned has a notice, once it can be read by them; a mention inside a side is in nobody’s register', async () => {
    const mentioned = async (...states: string[]) =>
      (await api.owner.query<{ duty: string; addressees: string[] }>(`select duty, addressees from reminder where assignment_id = $1 and rule = 'mention' and state = any ($2) order by due_at`, [T07, states])).rows.map(({ duty, addressees }) => [duty, ...addressees]);
    expect(await mentioned('armed')).toEqual([['mention:inside', 'user:gdlead']]);
    expect((await act('gd', { type: 'Comment', audience: 'inside', about: null, text: 'x', mentions: ['coord'] })).body).toMatchObject({ code: 'MENTION_CANNOT_READ', facts: { ids: ['coord'] }, message: { zh: expect.stringContaining('看不到') } });
    expect((await act('gd', { type: 'Comment', audience: 'all', about: null, text: 'x', mentions: ['xjlead'] })).body).toMatchObject({ code: 'MENTION_CANNOT_READ' });
    await say('bureau', 'all', '请两位看看', null, ['gdlead', 'coord']);
    for (const account of ['gd', 'coord']) {
      const { rows } = (await (await api.as(account)).get('/reminders?task=t07&unit=44&rule=mention')).body as { rows: { duty: string; to: string[] }[] };
      expect([account, rows.map(({ duty, to }) => [duty, ...to])]).toEqual([account, [['mention', 'user:gdlead', 'user:coord']]]);
    }
    await dispatchDue(api.databases.record);
    expect(await mentioned('dispatched')).toHaveLength(2);
    const { rows } = (await (await api.as('gdlead')).get('/notices')).body as { rows: { title: { zh: string }; lines: { zh: string }[] }[] };
    expect(rows.filter(({ title }) => title.zh.startsWith('沟通提及')).flatMap(({ lines }) => lines.map(({ zh }) => zh.split('：')[1]))).toEqual(expect.arrayContaining([expect.stringContaining('查看提及您的沟通')]));
  });
});
