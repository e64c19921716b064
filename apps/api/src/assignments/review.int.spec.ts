import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { AssignmentView, type WorklistView } from '#api-types/views/assignment.views.js';
import { ReturnLetterView } from '#api-types/views/return-letter.views.js';
import { departmentNamed, holderOfRole } from '#persistence/seed/people.js';
import { path, runningApi, type RunningApi } from '#testing/running-api.js';

type View = z.infer<typeof AssignmentView>;
const T01 = 'asg/2024/t01-o1/44';
const T02 = 'asg/2024/t02-o1/44';
const T07 = 'asg/2024/t07-o1/44';
const LEAD = 'dept-general-office';
const JOINT = departmentNamed('联席办');
const STRATEGY = departmentNamed('战略规划司');
const PROTECTION = departmentNamed('保护司');
const LEGAL = departmentNamed('条法司');
const UTILISATION = departmentNamed('运用促进司');
const reviewerOf = (department: string): string => holderOfRole(department, 'reviewer').id;
const directorOf = (department: string): string => holderOfRole(department, 'director').id;

describe('a review by HTTP', () => {
  let api: RunningApi;
  let keys = 0;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const view = async (account: string, id: string): Promise<View> => AssignmentView.strict().parse((await (await api.as(account)).get(path(id))).body);
  /** Events of the receipt, or status and code of the refusal. */
  const act = async (account: string, id: string, body: object): Promise<string> => {
    const answer = await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', `review-${++keys}`).send(body);
    const said = answer.body as { events?: string[]; code?: string };
    return said.events?.join(' ') ?? `${answer.status} ${said.code}`;
  };
  const decides = (department: string, id: string, more: object = {}): Promise<string> => act(reviewerOf(department), id, { type: 'DecideReview', department, decision: 'approve', opinion: '', items: [], ...more });
  const claims = async (id: string, ...departments: string[]): Promise<void> => {
    for (const department of departments) expect(await act(reviewerOf(department), id, { type: 'ClaimReview', department })).toBe('ReviewClaimed');
  };
  const returning = (text: string, wants: 'add' | 'remove') => ({ decision: 'return', items: [{ section: 'goals', text, demand: { subject: 'target', wants } }] });
  const letterPage = async (account: string, choice?: object): Promise<{ status: number; body: z.infer<typeof ReturnLetterView> }> => {
    const url = path(T01, '/return-letter');
    const person = await api.as(account);
    const { status, body } = choice ? await person.post(`${url}/preview`).send(choice) : await person.get(url);
    return { status, body: status === 200 ? ReturnLetterView.strict().parse(body) : (body as never) };
  };
  /** What the page of the letter shows while the lead chooses; nothing of it is kept. */
  const settles = async (planDueOn: string): Promise<void> => {
    expect((await letterPage('gd')).status).toBe(404);
    const open = await letterPage(reviewerOf(LEAD));
    expect(open.body).toMatchObject({ state: 'settling', round: 1, awaited: [{ id: LEAD }], refusal: { code: 'STILL_CONTRADICTORY' }, sections: [{ section: 'goals', items: [{ text: '请增加目标值', isOpposed: true, isKept: true }, { text: '请删去目标值', isOpposed: true, isKept: true }] }] });
    expect(open.body.document).toMatchObject({ documentNumber: '退回〔2024〕T01-O1-44-1', signedOn: null });
    const choice = { dropped: [`r1-${PROTECTION}-1`], reason: '以战略规划司意见为准' };
    const { body: settled } = await letterPage(reviewerOf(JOINT), choice);
    expect(settled).toMatchObject({ state: 'settling', refusal: null, sections: [{ items: [{ isKept: true }, { isKept: false }] }] });
    const said = JSON.stringify(settled.document);
    expect([said.includes('请增加目标值'), said.includes('请删去目标值'), said.includes('说明：以战略规划司意见为准')]).toEqual([true, false, true]);
    expect((await letterPage(reviewerOf(LEAD), { ...choice, revisionDueOn: planDueOn.replace(/^\d{4}-\d{2}/, '2024-04') })).body.refusal?.code).toBe('REVISION_DATE_EARLY');
    expect((await letterPage(reviewerOf(LEAD), { ...choice, dropped: ['r9'] })).body.refusal?.code).toBe('UNKNOWN_ITEM');
    expect((await letterPage(reviewerOf(LEAD), { dropped: [], reason: '', more: 1 })).status).toBe(400);
    expect((await letterPage(reviewerOf(LEAD))).body.sequence).toBe(open.body.sequence);
  };
  const waitsFor = async (account: string, id: string): Promise<string | null | undefined> =>
    ((await (await api.as(account)).get('/worklist').query({ box: 'todo', pageSize: 100 })).body as z.infer<typeof WorklistView>).rows.find((row) => row.id === id)?.verb;
  const submits = async (id: string, sections: { id: string; text: string }[]): Promise<string> => {
    const gd = await api.as('gd');
    const draft = (await gd.get(path(id, '/draft'))).body as { version: number };
    const saved = (await gd.put(path(id, '/draft')).send({ baseVersion: draft.version, sections })).body as { version: number };
    const items = (await view('gd', id)).letter?.items ?? [];
    expect(await act('gd', id, { type: 'DraftPlan', draftVersion: saved.version, answers: items.map((item) => ({ item: item.id, kind: 'changed', reason: '' })) })).toBe('PlanDrafted');
    const textHash = (await view('gd', id)).plan?.textHash;
    expect(await act('gdlead', id, { type: 'SignOffPlan', textHash, opinion: '同意' })).toBe('PlanSignedOff');
    const missing = (await view('gd', id)).progress.cities.some(({ passed }) => !passed);
    return act('gd', id, { type: 'SubmitPlan', textHash, ...(missing ? { gaps: { reason: '两市计划尚在修改' } } : {}) });
  };

  it('is added to, taken from and taken back', async () => {
    await claims(T01, LEAD, JOINT, STRATEGY, PROTECTION);
    expect(await act(reviewerOf(LEAD), T01, { type: 'AddReviewer', department: LEGAL, reason: '涉及条例' })).toBe('ReviewerAdded');
    expect(await act(directorOf(LEAD), T01, { type: 'AddReviewer', department: 'dept-none', reason: 'x' })).toBe('422 UNKNOWN_DEPARTMENT');
    expect(await waitsFor(reviewerOf(LEGAL), T01)).toBe('DecideReview');
    expect((await view(reviewerOf(LEGAL), T01)).slots.map(({ department, isAwaited }) => [department.id, isAwaited])).toContainEqual([LEGAL, true]);
    expect(await act(directorOf(PROTECTION), T01, { type: 'RemoveReviewer', department: LEGAL, reason: '不涉及' })).toBe('ReviewerRemoved');
    expect(await waitsFor(reviewerOf(LEGAL), T01)).toBeUndefined();
    expect(await decides(JOINT, T01)).toBe('ReviewDecided');
    expect(await act(reviewerOf(JOINT), T01, { type: 'TakeBackDecision', department: JOINT, reason: '内部：看错了' })).toBe('DecisionTakenBack');
    expect(await waitsFor(reviewerOf(JOINT), T01)).toBe('DecideReview');
    expect(JSON.stringify((await view('gd', T01)).history)).not.toContain('看错了');
    const { rows } = await api.owner.query(`select state from reminder where assignment_id = $1 and duty = $2 and rule = 'last'`, [T01, `review:${JOINT}`]);
    expect(rows).toEqual([{ state: 'armed' }]);
  });

  it('refuses what a mandatory assignment, a young round and a department may not', async () => {
    expect(await act(directorOf(LEAD), T01, { type: 'RejectPlan', reason: 'x' })).toBe('409 MANDATORY_NOT_REJECTED');
    expect(await act(directorOf(LEAD), T01, { type: 'CloseReviewRound', reason: 'x' })).toBe('409 LEAD_MUST_DECIDE');
    expect(await act(reviewerOf(LEAD), T01, { type: 'ReturnPlan', dropped: [], reason: 'x' })).toBe('409 NOTHING_TO_SETTLE');
    expect(await act(reviewerOf(JOINT), T01, { type: 'ReturnPlan', dropped: [], reason: 'x' })).toBe('403 WRONG_ROLE');
    expect(await decides(JOINT, T01, { decision: 'approve_with_conditions', conditions: [{ text: '补充', dueOn: null }] })).toBe('422 CONDITION_DATE_REQUIRED');
    expect(await decides(JOINT, T01, { decision: 'return', items: [{ section: 'goals', text: 'x', demand: { subject: '中文', wants: 'add' } }] })).toBe('400 BAD_REQUEST');
  });

  it('with opposite demands waits for the lead, who sees them side by side; the unit sees the one letter', async () => {
    expect(await decides(JOINT, T01, { decision: 'approve_with_conditions', conditions: [{ text: '五月底前补充经费来源', dueOn: '2024-05-31', section: 'measures' }] })).toBe('ReviewDecided');
    expect(await decides(STRATEGY, T01, returning('请增加目标值', 'add'))).toBe('ReviewDecided');
    expect(await decides(LEAD, T01)).toBe('ReviewDecided');
    expect(await decides(PROTECTION, T01, returning('请删去目标值', 'remove'))).toBe('ReviewDecided SettlementOpened');
    const lead = await view(reviewerOf(LEAD), T01);
    expect(lead).toMatchObject({ status: 'in_review', quorum: 'all', settlement: { contradictions: [{ section: 'goals', subject: 'target', items: [{ text: '请增加目标值', demand: { wants: 'add' } }, { text: '请删去目标值' }] }] } });
    expect(lead.dueOn).toBe(lead.settlement?.dueOn);
    expect(await waitsFor(reviewerOf(LEAD), T01)).toBe('ReturnPlan');
    const unit = await view('gd', T01);
    expect([unit.settlement, JSON.stringify(unit).includes('目标值')]).toEqual([null, JSON.stringify(unit.plan).includes('目标值')]);
    expect(unit.slots.every(({ decision, conditions }) => decision === null && conditions.length === 0)).toBe(true);
    await settles(lead.planDueOn);

    expect(await act(reviewerOf(LEAD), T01, { type: 'ReturnPlan', dropped: [`r1-${PROTECTION}-1`], reason: '以战略规划司意见为准', revisionDueOn: '2024-07-10' })).toBe('PlanReturned');
    const { letter } = await view('gd', T01);
    expect(letter).toMatchObject({ round: 1, revisionDueOn: '2024-07-10', returnTo: 'clerk', reason: '以战略规划司意见为准', items: [{ text: '请增加目标值' }] });
    const sent = (await letterPage(reviewerOf(LEAD))).body;
    expect(sent).toMatchObject({ state: 'sent', round: 1, awaited: [], refusal: null, sections: [{ section: 'goals', items: [{ text: '请增加目标值' }] }] });
    expect(sent.document?.signedOn).toMatch(/^2024-/);
  });

  it('asks only the departments concerned again, and turns a condition into a milestone', async () => {
    const sections = (await view('gd', T01)).plan?.sections ?? [];
    expect(await submits(T01, sections.map((section) => (section.id === 'goals' ? { ...section, text: '目标值 30%' } : section)))).toBe('PlanSubmitted');
    const { slots } = await view(reviewerOf(LEAD), T01);
    expect(slots.map(({ department, stands, decision, isAwaited }) => [department.id, stands, decision, isAwaited])).toEqual([
      [LEAD, true, 'approve', false], [JOINT, true, 'approve_with_conditions', false], [STRATEGY, false, null, true], [PROTECTION, false, null, true],
    ]);
    await claims(T01, STRATEGY, PROTECTION);
    // The last two deciders, each on a connection of its own.
    const outcomes = await Promise.all([decides(STRATEGY, T01), decides(PROTECTION, T01)]);
    expect(outcomes.sort()).toEqual(['ReviewDecided', 'ReviewDecided PlanApproved']);
    expect((await view('gd', T01)).milestones.filter(({ phrase }) => phrase === '')).toEqual([{ id: `c1-${JOINT}-1`, dueOn: '2024-05-31', phrase: '', summary: '五月底前补充经费来源', reached: false }]);
    expect((await view('gd', T01)).conditions).toEqual([{ id: `c1-${JOINT}-1`, department: expect.objectContaining({ id: JOINT }), section: 'measures', dueOn: '2024-05-31', text: '五月底前补充经费来源', reached: false }]);
    expect(await act('gdlead', T01, { type: 'DeclareCompletion', text: '完成' })).toBe('409 MILESTONES_OPEN');
  });

  it('is reopened by the lead’s director, and goes back to the leader alone', async () => {
    await claims(T07, UTILISATION);
    expect(await decides(UTILISATION, T07)).toBe('ReviewDecided PlanApproved');
    expect(await act('bureau', T07, { type: 'ReopenPlan', reason: '口径有变' })).toBe('403 WRONG_ROLE');
    expect(await act('director', T07, { type: 'ReopenPlan', reason: '口径有变' })).toBe('PlanReopened');
    expect((await view('gd', T07)).letter).toMatchObject({ reason: '口径有变', items: [] });
    expect(await submits(T07, (await view('gd', T07)).plan?.sections ?? [])).toBe('PlanSubmitted');
    await claims(T07, UTILISATION);
    expect(await decides(UTILISATION, T07, { decision: 'return', items: [{ section: 'goals', text: '请分管领导确认' }], returnTo: 'leader' })).toBe('ReviewDecided PlanReturned');
    const { status, letter, plan } = await view('gdlead', T07);
    expect([status, letter?.returnTo]).toEqual(['drafted', 'leader']);
    expect(await waitsFor('gdlead', T07)).toBe('SignOffPlan');
    expect(await act('gdlead', T07, { type: 'SignOffPlan', textHash: plan?.textHash, opinion: '' })).toBe('422 REASON_REQUIRED');
    expect(await act('gdlead', T07, { type: 'SignOffPlan', textHash: plan?.textHash, opinion: '已核实，维持' })).toBe('PlanSignedOff');
  });

  // Each time `measures` changes too, which nobody has asked for: so the lead reviews again.
  it('approve and return, in both orders and at the same instant, give one letter', async () => {
    const once = async (order: 'first' | 'second' | 'at once'): Promise<void> => {
      const sections = [{ id: 'goals', text: `目标 ${order}` }, { id: 'measures', text: `举措 ${order}` }];
      expect(await submits(T02, sections)).toBe('PlanSubmitted');
      await claims(T02, JOINT, UTILISATION);
      const approves = (): Promise<string> => decides(JOINT, T02);
      const returns = (): Promise<string> => decides(UTILISATION, T02, { decision: 'return', items: [{ section: 'goals', text: `请改 ${order}` }] });
      const outcomes = order === 'first' ? [await approves(), await returns()] : order === 'second' ? [await returns(), await approves()] : await Promise.all([approves(), returns()]);
      expect([...outcomes].sort()).toEqual(['ReviewDecided', 'ReviewDecided PlanReturned']);
      expect((await view('gd', T02)).letter?.items.map(({ text }) => text)).toEqual([`请改 ${order}`]);
    };
    for (const order of ['first', 'second', 'at once'] as const) await once(order);
    const { rows } = await api.owner.query(`select count(*)::int as letters from event where stream_id = $1 and type = 'PlanReturned'`, [T02]);
    expect(rows).toEqual([{ letters: 4 }]);
    // The third return, and no other, is told to the lead's director.
    const told = await api.owner.query(`select rule, addressees from reminder where assignment_id = $1 and duty = 'returns'`, [T02]);
    expect(told.rows).toEqual([{ rule: 'third_return', addressees: ['lead:director'] }]);
  });

  it('is closed by the lead’s director once five working days have gone by', async () => {
    expect(await submits(T02, [{ id: 'goals', text: '目标 末' }, { id: 'measures', text: '举措 末' }])).toBe('PlanSubmitted');
    await claims(T02, JOINT);
    expect(await decides(JOINT, T02)).toBe('ReviewDecided');
    expect(await act(directorOf(JOINT), T02, { type: 'CloseReviewRound', reason: '逾期未反馈' })).toBe('409 ROUND_NOT_CLOSABLE_YET');
    await api.owner.query(`update demo_clock set offset_ms = offset_ms + extract(epoch from interval '40 days') * 1000`);
    expect(await act(directorOf(JOINT), T02, { type: 'CloseReviewRound', reason: '逾期未反馈' })).toBe('ReviewRoundClosed PlanApproved');
    expect((await view('gd', T02)).slots.map(({ department, decision }) => [department.id, decision])).toEqual([[JOINT, 'approve'], [UTILISATION, 'no_opinion']]);
  });
});
