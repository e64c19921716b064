import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BriefingView } from '#api-types/views/briefing.views.js';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const XJ = 'asg/2024/t07-o1/65';

describe('the briefing of a leader', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const setClock = (instant: string) => api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)`, [instant]);
  const briefing = async () => BriefingView.parse((await (await api.as('leader')).get('/briefing?cycle=2024')).body);

  it('says what is red and why, and what turned red within a week', async () => {
    const before = await briefing();
    expect([before.launched, before.lights.red, before.red, before.week.turnedRedTotal]).toEqual([true, 0, [], 0]);
    await setClock('2024-07-02T02:00:00Z');
    const { lights, red, week } = await briefing();
    expect(lights.red).toBeGreaterThan(0);
    expect(red.every(({ light, cause, workingDaysLeft }) => light === 'red' && cause === 'overdue' && (workingDaysLeft ?? 0) < 0)).toBe(true);
    expect([week.since, week.turnedRed.length, week.turnedRedTotal > 10, week.leftRedTotal]).toEqual(['2024-06-25', 10, true, 0]);
  });

  it('says at an assignment which duty the date is of, and why its light is what it is', async () => {
    const view = async (id: string) => AssignmentView.parse((await (await api.as('leader')).get(path(id))).body);
    expect(await view(XJ)).toMatchObject({ light: 'red', cause: 'overdue', dueDuty: 'plan', dueOn: '2024-06-30' });
    expect(await view('asg/2024/t04-o1/44')).toMatchObject({ light: 'red', cause: 'overdue', dueDuty: 'acknowledgement' });
    expect(await view('asg/2024/t07-o1/44')).toMatchObject({ light: 'green', cause: null, dueDuty: 'review' });
  });

  it('lists red drafts until they are issued, and replies until they are checked', async () => {
    const send = async (account: string, key: string, body: object) => expect((await (await api.as(account)).post(path(XJ, '/commands')).set('idempotency-key', key).send(body)).status).toBe(200);
    await send('coord', 'b-1', { type: 'OpenSupervision', level: 'red', criteria: '全国通报', reason: '影响全国' });
    expect(await briefing()).toMatchObject({ draftsTotal: 1, drafts: [{ assignment: XJ, draftLevel: 'red' }], repliesTotal: 0 });
    await send('leader', 'b-2', { type: 'RaiseSupervision', level: 'red', reason: '' });
    const { openCase } = AssignmentView.parse((await (await api.as('xjlead')).get(path(XJ))).body);
    await send('xjlead', 'b-3', { type: 'ReplySupervision', case: openCase?.id, promisedOn: '2024-07-10', text: '十日前报送' });
    expect(await briefing()).toMatchObject({ draftsTotal: 0, drafts: [], repliesTotal: 1, replies: [{ assignment: XJ, replyState: 'waiting' }] });
  });

  it('is for leaders of the bureau and coordinators', async () => {
    for (const account of ['gd', 'bureau', 'director', 'sys']) expect((await (await api.as(account)).get('/briefing?cycle=2024')).status).toBe(403);
  });
});
