import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { LoadItems, LoadView } from '#api-types/views/load.views.js';
import { departmentNamed } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const UTILISATION = departmentNamed('运用促进司');
const T07 = 'asg/2024/t07-o1/44';
const XJ = 'asg/2024/t07-o1/65';

describe('the load of departments', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
    expect((await (await api.as('bureau')).post(path(T07, '/commands')).set('idempotency-key', 'l-1').send({ type: 'ClaimReview', department: UTILISATION })).status).toBe(200);
  });
  afterAll(() => api.close());

  const view = async (account: string, query = ''): Promise<z.infer<typeof LoadView>> => LoadView.parse((await (await api.as(account)).get(`/load${query}`)).body);
  const items = async (account: string, query: string): Promise<z.infer<typeof LoadItems>> => LoadItems.parse((await (await api.as(account)).get(`/load/items${query}`)).body);
  const status = async (account: string, url: string) => (await (await api.as(account)).get(url)).status;

  it('a director sees the own department, by reviewer and week; what is shown adds up', async () => {
    const seen = await view('director');
    expect([seen.department?.id, seen.departments.map(({ department }) => department.id)]).toEqual([UTILISATION, [UTILISATION]]);
    const [own] = seen.departments;
    expect(seen.rows.reduce((sum, { items: n }) => sum + n, 0)).toBe(own?.items);
    for (const row of seen.rows) expect(row.overdue + row.later + row.weeks.reduce((sum, n) => sum + n, 0)).toBe(row.items);
    expect(seen.rows.find(({ reviewer }) => reviewer?.id === 'bureau')).toMatchObject({ reviewer: { name: '王敏' }, reviews: 1 });
    // The record's day of the demo is Friday 29 March.
    expect(seen.weeks.slice(0, 2)).toEqual(['2024-03-25', '2024-04-01']);
    const unclaimed = seen.rows.find(({ reviewer }) => reviewer === null);
    expect(unclaimed?.reviews ?? 0).toBe(own?.unclaimed);
  });

  it('who steers sees every department, and chooses one', async () => {
    const all = await view('coord');
    expect([all.department, all.rows, all.departments.length > 10]).toEqual([null, [], true]);
    const chosen = await view('coord', `?department=${UTILISATION}`);
    expect(chosen.rows).toEqual((await view('director')).rows);
    expect(await status('coord', '/load?department=44')).toBe(404);
  });

  it('what it is: nearest first, page by key, of one reviewer, of one week', async () => {
    const { departments } = await view('coord');
    const fullest = departments.toSorted((a, b) => b.items - a.items)[0]!;
    const all = await items('coord', `?department=${fullest.department.id}`);
    expect(all.rows.map(({ dueOn }) => dueOn ?? '9999').join()).toBe(all.rows.map(({ dueOn }) => dueOn ?? '9999').sort().join());
    const mine = await items('director', '?reviewer=bureau');
    expect(mine.rows).toMatchObject([{ id: T07, verb: 'DecideReview', reviewer: { name: '王敏' }, unit: { id: '44' }, status: 'in_review' }]);
    expect((await items('director', '?reviewer=none')).rows.every(({ reviewer }) => reviewer === null)).toBe(true);
    const week = mine.rows[0]!.dueOn!;
    expect((await items('director', '?reviewer=bureau&week=2020-01-06')).rows).toEqual([]);
    expect(week >= '2024-03-29').toBe(true);
    const own = await items('director', '');
    expect(own.rows.length).toBe((await view('director')).departments[0]!.items);
  });

  it('what the bureau must decide stands at the limit of the bureau, not at the date of the unit', async () => {
    const sent = await (await api.as('xjlead')).post(path(XJ, '/commands')).set('idempotency-key', 'l-2').send({ type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-20', reason: '汛情' });
    expect(sent.status).toBe(200);
    const { extensions, dueOn } = AssignmentView.parse((await (await api.as('director')).get(path(XJ))).body);
    const [asked] = extensions;
    expect([asked?.decideBy !== undefined && asked.decideBy < '2024-06-30', dueOn]).toEqual([true, '2024-06-30']);
    expect((await items('director', '?reviewer=none')).rows.filter(({ id, verb }) => id === XJ && verb === 'DecideExtension')).toMatchObject([{ dueOn: asked?.decideBy }]);
  });

  it('each cell is as many as its list: of this week what is still ahead', async () => {
    // Friday the 29th: what was due on Tuesday is overdue, what is due today is not.
    await api.owner.query(`update worklist_item set due_on = '2024-03-26' where assignment_id = $1 and claimed_by = 'bureau'`, [T07]);
    await api.owner.query(`update worklist_item set due_on = '2024-03-29' where assignment_id = $1 and verb = 'DecideExtension'`, [XJ]);
    const seen = await view('director');
    expect([seen.rows.find(({ reviewer }) => reviewer?.id === 'bureau')?.overdue, seen.rows.reduce((sum, { weeks }) => sum + (weeks[0] ?? 0), 0)]).toEqual([1, 1]);
    for (const { reviewer, weeks, items: all } of seen.rows) {
      const who = reviewer?.id ?? 'none';
      expect([who, (await items('director', `?reviewer=${who}`)).rows.length]).toEqual([who, all]);
      for (const [index, n] of weeks.entries()) expect([who, index, (await items('director', `?reviewer=${who}&week=${seen.weeks[index]}`)).rows.length]).toEqual([who, index, n]);
    }
  });

  it('is for who answers for it', async () => {
    for (const account of ['gd', 'bureau', 'gdlead', 'sys', 'aud']) for (const url of ['/load', '/load/items', '/exports/load']) expect([account, url, await status(account, url)]).toEqual([account, url, 403]);
    const other = departmentNamed('条法司');
    expect(await status('director', `/load?department=${other}`)).toBe(404);
    expect(await status('director', `/load/items?department=${other}`)).toBe(404);
    expect(await status('coord', '/load/items')).toBe(404);
    expect(await status('coord', `/load/items?department=${UTILISATION}&after=x`)).toBe(400);
  });
});
