import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { CityList, OptInList, ReportList, RequestList } from '#api-types/views/carrying-out.views.js';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const MEASURE = 'asg/2024/t11-b/dept-operations';
const T10 = 'asg/2024/t10-o1/44';
const LINK = [{ kind: 'link', url: 'https://example.test/1' }];

describe('what units do beside their plans, as lists', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const read = async <S extends z.ZodType>(account: string, url: string, schema: S): Promise<z.infer<S>> => {
    const answer = await (await api.as(account)).get(url);
    expect([url, answer.status]).toEqual([url, 200]);
    return schema.parse(answer.body);
  };
  const act = async (account: string, id: string, body: object) => (await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `c-${++keys}`).send(body)).status;
  const reports = async (account: string) => (await read(account, '/progress/reports?cycle=2024', ReportList)).rows.filter(({ assignment }) => assignment === MEASURE).map(({ side, period, status, reason }) => [side, period, status, reason]);

  it('a report is owed, in, returned with its reason, in again; the coordinator sees what waits for a check alone', async () => {
    expect(await reports('bureau')).toEqual([['own', '2024-Q2', 'open', null], ['own', '2024-Q3', 'open', null], ['own', '2024-Q4', 'open', null]]);
    expect(await reports('coord')).toEqual([]);
    const send = (text: string) => act('bureau', MEASURE, { type: 'SubmitProgress', period: '2024-Q2', percent: 30, milestonesReached: [], text, evidence: LINK });
    expect(await send('一')).toBe(200);
    expect(await reports('coord')).toEqual([['check', '2024-Q2', 'submitted', null]]);
    expect(await act('coord', MEASURE, { type: 'ReturnProgress', period: '2024-Q2', reason: '缺数据' })).toBe(200);
    expect((await reports('bureau'))[0]).toEqual(['own', '2024-Q2', 'returned', '缺数据']);
    expect(await reports('gd')).toEqual([]);
    expect(await send('二')).toBe(200);
    expect((await read('coord', path(MEASURE), AssignmentView)).progress.sent).toMatchObject([
      { period: '2024-Q2', text: '二', checked: null }, { period: '2024-Q2', text: '一', checked: { accepted: false, reason: '缺数据' } },
    ]);
  });

  it('a request stands with the unit, and with each side that decides; its reason and the dates that can move stand on the assignment', async () => {
    const list = async (account: string) => (await read(account, '/requests?cycle=2024', RequestList)).rows.map(({ kind, side, assignment, duty, was, asked }) => ({ kind, side, assignment, duty, was, asked }));
    const before = await read('gdlead', path(T10), AssignmentView);
    expect(before.extendable).toEqual(expect.arrayContaining([expect.objectContaining({ duty: 'plan', dueOn: '2024-06-30', extended: 0 })]));
    expect(await list('gdlead')).toEqual([]);
    expect(await act('gdlead', T10, { type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-20', reason: '汛情' })).toBe(200);
    const row = { kind: 'extension', assignment: T10, duty: 'plan', was: '2024-06-30', asked: '2024-07-20' };
    expect(await list('gd')).toEqual([{ ...row, side: 'own' }]);
    expect(await list('xjlead')).toEqual([]);
    const { extensions } = await read('coord', path(T10), AssignmentView);
    expect(extensions).toMatchObject([{ duty: 'plan', was: '2024-06-30', reason: '汛情', lateReason: '' }]);
    // The date is the cycle's own, not the notice's: the lead director alone decides.
    expect(await list('coord')).toEqual([{ ...row, side: 'other' }]);
    const directors = (await api.owner.query<{ id: string; leads: boolean }>(
      `select app_user.id, app_user.unit_id = assignment_view.lead_department as leads from app_user cross join assignment_view
       where assignment_view.id = $1 and 'director' = any (app_user.roles) and (app_user.unit_id = assignment_view.lead_department or app_user.unit_id <> all (assignment_view.departments))`, [T10],
    )).rows;
    const [lead, stranger] = [true, false].map((leads) => directors.find((each) => each.leads === leads)?.id ?? '');
    expect(await list(lead ?? '')).toEqual([{ ...row, side: 'decide' }]);
    expect(await list(stranger ?? '')).toEqual([]);
  });

  it('an optional obligation is offered to who it is for; whether it may be taken the rule says', async () => {
    const offers = await read('gdlead', '/requests/opt-in?cycle=2024', OptInList);
    const [offer] = offers.rows;
    expect(offer).toMatchObject({ taken: null, refusal: null });
    expect((await read('gd', '/requests/opt-in?cycle=2024', OptInList)).rows[0]?.refusal).toMatchObject({ code: 'WRONG_ROLE' });
    expect((await read('coord', '/requests/opt-in?cycle=2024', OptInList)).rows).toEqual([]);
    expect(await act('gdlead', offer?.assignment ?? '', { type: 'OptIn' })).toBe(200);
    expect((await read('gdlead', '/requests/opt-in?cycle=2024', OptInList)).rows[0]?.taken).toBe('acknowledged');
  });

  it('a province reads how the plans of its cities stand; others have none', async () => {
    const standing = async (account: string) => (await read(account, '/cities?cycle=2024', CityList)).tasks.flatMap(({ task, own, cities }) => cities.map((city) => `${task.code} ${own?.assignment ?? '-'} ${city.unit.id} ${city.standing}`));
    expect(await act('u4403', 'asg/2024/t07-o2/4403', { type: 'RecallPlan', reason: '补充数据' })).toBe(200);
    expect((await standing('gd')).filter((line) => line.startsWith('t07'))).toEqual(['t07 asg/2024/t07-o1/44 4401 waiting', 't07 asg/2024/t07-o1/44 4403 missing']);
    expect(await standing('u4401')).toEqual([]);
    expect(await standing('coord')).toEqual([]);
  });
});
