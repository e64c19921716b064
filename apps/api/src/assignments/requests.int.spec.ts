import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { ExtensionPreview } from '#api-types/views/request.views.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

const T07 = 'asg/2024/t07-o1/44';
const T10 = 'asg/2024/t10-o1/44';
const XJ = 'asg/2024/t07-o1/65';
const ASK = { type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-20', reason: '汛情' };

describe('what a unit asks for, by HTTP', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const act = async (account: string, id: string, body: object) => {
    const answer = await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `r-${++keys}`).send(body);
    return [answer.status, answer.status === 200 ? (answer.body as { events: string[] }).events.join() : (answer.body as { code: string }).code];
  };
  const view = async (account: string, id: string): Promise<z.infer<typeof AssignmentView>> => AssignmentView.strict().parse((await (await api.as(account)).get(path(id))).body);
  const preview = async (account: string, id: string, query: object) => (await api.as(account)).get(path(id, '/extension-preview')).query(query);
  const allowed = async (account: string, id: string) => (await view(account, id)).allowedActions.filter((each) => each.allowed).map((each) => each.type);

  it('previews what a new date moves and shortens, and changes nothing', async () => {
    const before = await view('gdlead', T10);
    const answer = await preview('gdlead', T10, { duty: 'plan', dueOn: '2024-07-20' });
    expect(ExtensionPreview.strict().parse(answer.body)).toMatchObject({
      duty: 'plan', was: '2024-06-30', is: '2024-07-20', days: 20, workingDays: 15, provisional: false, clearsOverdue: false, withdrawsCase: null,
      shortens: expect.arrayContaining([{ duty: 'completion', dueOn: '2024-12-31', daysWas: 184, daysIs: 164 }]),
      dropped: expect.arrayContaining([{ duty: 'plan', rule: 'T-30' }]),
      added: expect.arrayContaining([expect.objectContaining({ duty: 'plan', rule: 'T0', dueAt: '2024-07-19T01:00:00.000Z' })]),
    });
    expect(await view('gdlead', T10)).toEqual(before);
    expect((await preview('gdlead', T10, { duty: 'revision', dueOn: '2024-07-20' })).body).toMatchObject({ code: 'UNKNOWN_DUTY', facts: { duty: 'revision' } });
    expect((await preview('gdlead', T10, { duty: 'plan', dueOn: '20 July' })).status).toBe(400);
    expect((await preview('xjlead', T10, { duty: 'plan', dueOn: '2024-07-20' })).status).toBe(404);
  });

  it('asked for, shown to all sides, decided by director and coordinator', async () => {
    expect(await act('gd', T10, ASK)).toEqual([403, 'WRONG_ROLE']);
    expect(await act('gdlead', T10, ASK)).toEqual([200, 'ExtensionRequested']);
    expect((await view('gd', T10)).extensions).toEqual([expect.objectContaining({ duty: 'plan', asked: '2024-07-20', inTime: true, decideBy: '2024-04-08' })]);
    expect(await allowed('gdlead', T10)).toContain('RequestExtension');
    const waiting = (await view('coord', T10)).extensions[0]?.waitingFor ?? [];
    const lead = (await api.owner.query<{ account: string }>(`select account from app_user join assignment_view on assignment_view.lead_department = app_user.unit_id where assignment_view.id = $1 and 'director' = any(roles)`, [T10])).rows[0]?.account ?? '';
    const decide = { type: 'DecideExtension', duty: 'plan', decision: 'whole', parts: [], reason: '同意' };
    for (const side of waiting) expect((await act(side === 'director' ? lead : 'coord', T10, decide))[0]).toBe(200);
    expect(await view('gd', T10)).toMatchObject({ extensions: [], planDueOn: '2024-07-20' });
    expect(await act('gdlead', T10, { ...ASK, dueOn: '2024-09-20' })).toEqual([422, 'EXTENSION_TOO_LONG']);
  });

  it('suspended it is grey, says so, and offers the coordinator alone what there is to do', async () => {
    expect(await act('xjlead', XJ, { type: 'SuspendAssignment', reason: 'x' })).toEqual([403, 'WRONG_ROLE']);
    expect(await act('coord', XJ, { type: 'SuspendAssignment', reason: '' })).toEqual([400, 'BAD_REQUEST']);
    expect(await act('coord', XJ, { type: 'SuspendAssignment', reason: '机构调整' })).toEqual([200, 'AssignmentSuspended']);
    expect(await view('xj', XJ)).toMatchObject({ light: 'grey', holder: null, dueOn: null, suspendedSince: expect.stringContaining('2024-03-29') });
    expect(await allowed('xj', XJ)).toEqual(['Comment']);
    expect((await allowed('coord2', XJ)).sort()).toEqual(['Comment', 'ResumeAssignment', 'RevokeAssignment']);
    const cell = ((await (await api.as('coord')).get('/overview?cycle=2024')).body as { cells: { assignment: string; light: string }[] }).cells.find((each) => each.assignment === XJ);
    expect(cell).toMatchObject({ light: 'grey', holder: null, dueOn: null });
    expect(await act('coord', XJ, { type: 'ResumeAssignment', reason: '完成' })).toEqual([200, 'AssignmentResumed']);
    expect(await view('xj', XJ)).toMatchObject({ holder: 'unit', suspendedSince: null });
  });

  it('an exemption that the coordinator asks for is the lead director’s to decide, and the unit reads who asked', async () => {
    const director = (await api.owner.query<{ account: string }>(`select account from app_user join assignment_view on assignment_view.lead_department = app_user.unit_id where assignment_view.id = $1 and 'director' = any(roles)`, [XJ])).rows[0]?.account ?? '';
    expect(await allowed('coord', XJ)).toContain('RequestExemption');
    expect(await act('coord', XJ, { type: 'RequestExemption', ground: 'not_concerned', reason: '无此类主体', evidence: [] })).toEqual([200, 'ExemptionRequested']);
    expect((await view('xj', XJ)).exemption).toMatchObject({ from: 'coordinator', waitingFor: ['director'] });
    expect((await api.owner.query(`select rule, addressees from reminder where assignment_id = $1 and duty = 'exemption'`, [XJ])).rows).toEqual([{ rule: 'requested', addressees: ['unit:liaison', 'unit:leader'] }]);
    expect(await act('coord', XJ, { type: 'DecideExemption', decision: 'granted', reason: 'x' })).toEqual([403, 'WRONG_ROLE']);
    expect(await act(director, XJ, { type: 'DecideExemption', decision: 'refused', reason: '有此类主体' })).toEqual([200, 'ExemptionRefused']);
  });

  it('revoked by two coordinators', async () => {
    expect(await act('coord', XJ, { type: 'RevokeAssignment', reason: '重复下达' })).toEqual([200, 'RevocationProposed']);
    expect((await view('coord', XJ)).revocationProposed).toBe(true);
    expect(await act('coord', XJ, { type: 'RevokeAssignment', reason: '重复下达' })).toEqual([403, 'SECOND_PERSON_NEEDED']);
    expect(await act('coord2', XJ, { type: 'RevokeAssignment', reason: '重复下达' })).toEqual([200, 'AssignmentRevoked']);
    expect(await view('xj', XJ)).toMatchObject({ status: 'closed', outcome: 'revoked' });
  });

  it('an optional obligation is opted in to where no assignment was, and left again', async () => {
    const [optional] = (await api.owner.query<{ id: string }>(
      `select obligation ->> 'id' as id from catalogue_version cross join jsonb_array_elements(content -> 'tasks') as task cross join jsonb_array_elements(task -> 'obligations') as obligation
       where not (obligation ->> 'mandatory')::boolean and obligation -> 'scope' ->> 'kind' = 'every_province' order by 1 limit 1`,
    )).rows;
    const id = `asg/2024/${optional?.id}/44`;
    expect((await act('xjlead', id, { type: 'OptIn' }))[0]).toBe(404);
    expect(await act('gdlead', id, { type: 'OptIn' })).toEqual([200, 'AssignmentIssued,AssignmentAcknowledged']);
    expect(await view('gd', id)).toMatchObject({ status: 'acknowledged', mandatory: false });
    expect(await allowed('gdlead', id)).toEqual(expect.arrayContaining(['OptOut', 'RequestExemption']));
    expect(await act('gdlead', T07, { type: 'OptOut', reason: 'x' })).toEqual([409, 'MANDATORY']);
    expect(await act('gdlead', id, { type: 'RequestExemption', ground: 'cannot_apply', reason: '无此类主体', evidence: [] })).toEqual([200, 'ExemptionRequested']);
    expect((await view('coord', id)).exemption).toMatchObject({ ground: 'cannot_apply', waitingFor: ['director', 'coordinator'] });
    expect(await act('gdlead', id, { type: 'OptOut', reason: '力量不足' })).toEqual([200, 'OptedOut']);
    expect(await view('gd', id)).toMatchObject({ status: 'closed', outcome: 'opted_out', exemption: null });
  });
});
