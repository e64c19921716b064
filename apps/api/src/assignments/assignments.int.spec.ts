import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { ReminderList } from '#api-types/views/register.views.js';
import { departmentNamed, holderOfRole } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

type View = z.infer<typeof AssignmentView>;
const T01 = 'asg/2024/t01-o1/44';
const T02 = 'asg/2024/t02-o1/44';
const T07 = 'asg/2024/t07-o1/44';
const STRATEGY = departmentNamed('战略规划司');

describe('an assignment on one page', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const view = async (account: string, id: string): Promise<View> => AssignmentView.strict().parse((await (await api.as(account)).get(path(id))).body);
  const act = async (account: string, id: string, key: string, body: object) => {
    const answer = await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', key).send(body);
    expect([body, answer.status]).toEqual([body, 200]);
  };
  const allowed = ({ allowedActions }: View): string[] => allowedActions.filter((each) => each.allowed).map((each) => each.type);

  it('shows the clause, the clocks and what each side may do', async () => {
    const unit = await view('gd', T07);
    expect(unit).toMatchObject({
      status: 'in_review', light: 'green', holder: 'bureau', planDueOn: '2024-06-30', planDueSource: 'notice', reviewDueOn: '2024-04-15', dueOn: '2024-04-15', workingDaysLeft: 10, provisional: false,
      held: { unit: 0, bureau: 0 }, unit: { id: '44', name: '广东', englishName: 'Guangdong' }, leadDepartment: { name: '运用促进司' }, letter: null, openCase: null, outcome: null,
    });
    expect(unit.plan?.sections.map((section) => section.id)).toEqual(['goals', 'measures', 'schedule', 'safeguards']);
    expect(unit.history.map((entry) => [entry.type, entry.actor, entry.holder])).toEqual([
      ['AssignmentIssued', '陈思远', 'unit'], ['AssignmentAcknowledged', '林晓彤', 'unit'], ['PlanDrafted', '林晓彤', 'unit'], ['PlanSignedOff', '黄国栋', 'unit'], ['PlanSubmitted', '林晓彤', 'bureau'],
    ]);
    expect(allowed(unit)).toEqual(['RecallPlan', 'Reassign', 'Delegate', 'Copy', 'Comment']);
    const declined = unit.allowedActions.find((each) => each.type === 'DraftPlan');
    expect(declined?.refusal).toMatchObject({ code: 'WRONG_STATE', message: { zh: expect.stringContaining('审核中') } });
    expect(allowed(await view('bureau', T07))).toEqual(['ClaimReview', 'ApproveInBatch', 'Copy', 'Comment']);
    expect(allowed(await view('coord', T07))).toEqual(['Copy', 'Comment', 'SuspendAssignment', 'RevokeAssignment', 'OpenSupervision', 'NudgeAssignment']);
  });

  it('shows the letter with its item to answer', async () => {
    const unit = await view('gd', T02);
    expect(unit.letter).toMatchObject({ round: 1, revisionDueOn: '2024-06-30', items: [{ department: { name: '运用促进司' }, section: 'goals', text: expect.stringContaining('请列出'), answer: null }] });
    expect(unit.slots.map((slot) => [slot.department.name, slot.decision])).toEqual([['联席办', 'approve'], ['运用促进司', 'return']]);
    expect(unit).toMatchObject({ status: 'returned', round: 2, revisionDueOn: '2024-06-30', holder: 'unit' });
  });

  it('hides from the unit what departments think while the round is open', async () => {
    const reviewer = holderOfRole(STRATEGY, 'reviewer').id;
    await act(reviewer, T01, 'a-1', { type: 'ClaimReview', department: STRATEGY });
    await act(reviewer, T01, 'a-2', { type: 'DecideReview', department: STRATEGY, decision: 'return', opinion: '尚不可见的意见', items: [{ section: 'goals', text: '尚不可见的条目' }] });
    const unit = await view('gd', T01);
    expect(JSON.stringify(unit)).not.toContain('尚不可见');
    expect(unit.slots.every((slot) => slot.decision === null && slot.claimedBy === null)).toBe(true);
    expect(unit.history.at(-1)).toMatchObject({ type: 'ReviewDecided', facts: {}, texts: {} });
    const beside = await view(holderOfRole(departmentNamed('保护司'), 'reviewer').id, T01);
    expect(beside.slots.find((slot) => slot.department.id === STRATEGY)).toMatchObject({ decision: 'return', opinion: '尚不可见的意见' });
    expect(JSON.stringify(beside.history.at(-1))).toContain('尚不可见的条目');
  });

  it('keeps a text that is not submitted inside the unit', async () => {
    const gd = await api.as('gd');
    const { version } = (await gd.get(path(T02, '/draft'))).body as { version: number };
    const sections = [{ id: 'goals', text: '尚未报送的目标' }, { id: 'measures', text: '举措' }];
    await gd.put(path(T02, '/draft')).send({ baseVersion: version, sections });
    const item = (await view('gd', T02)).letter?.items[0]?.id;
    await act('gd', T02, 'a-3', { type: 'DraftPlan', draftVersion: version + 1, answers: [{ item, kind: 'kept', reason: '尚未报送的理由' }] });
    const unit = await view('gd', T02);
    expect(unit.plan?.sections).toEqual(sections);
    expect(unit.letter?.items[0]?.answer).toEqual({ kind: 'kept', reason: '尚未报送的理由' });
    await act('gdlead', T02, 'a-4', { type: 'DeclineSignOff', reason: '内部的话' });
    const other = await view('bureau', T02);
    expect(JSON.stringify(other)).not.toMatch(/尚未报送|内部的话/);
    expect(other.plan).toMatchObject({ version: 1, sections: expect.arrayContaining([expect.objectContaining({ id: 'safeguards' })]) });
  });

  it('is the same 404 for those around it as where nothing is', async () => {
    const answerOf = async (account: string, id: string, rest = '') => {
      const answer = await (await api.as(account)).get(path(id, rest));
      return [answer.status, { ...(answer.body as object), requestId: '' }];
    };
    const nothing = await answerOf('xj', 'asg/2024/t99-o1/44');
    expect(nothing).toEqual([404, expect.objectContaining({ code: 'NOT_FOUND', facts: {} })]);
    for (const account of ['xj', `${departmentNamed('条法司')}-r`, 'sys', 'sec', 'aud', 'cosign']) {
      expect(await answerOf(account, T07)).toEqual(nothing);
      expect(await answerOf(account, T07, '/reminders')).toEqual(nothing);
    }
    for (const account of ['gdlead', 'director', 'coord2', 'leader']) expect((await view(account, T07)).id).toBe(T07);
    expect(await answerOf('gd', "asg/2024/t07-o1/44'--")).toEqual(nothing);
  });

  it('lists its reminders, each with why it is not sent', async () => {
    const ledger = ReminderList.parse((await (await api.as('gd')).get(path(T07, '/reminders'))).body);
    expect(ledger.rows.length).toBe(ledger.total);
    expect(ledger.rows.filter((row) => row.duty === 'plan' && row.suppressedReason === 'bureau_holds').length).toBeGreaterThan(0);
    expect(ledger.sum.armed + ledger.sum.dispatched + ledger.sum.suppressed).toBe(ledger.total);
    expect(new Set(ledger.rows.map((row) => row.assignment))).toEqual(new Set([T07]));
  });
});
