import { describe, expect, it } from '@jest/globals';
import type { BodyOf } from '../assignment/assignment.commands.js';
import { holderOf } from '../deadline/holder.js';
import { planReminders } from '../reminder/plan-reminders.js';
import { parseDay } from '../calendar/day.js';
import { Decided, TEXT_HASH, who } from '#testing/decided.js';

const clerk = who('c', '4401', 'clerk', 'liaison');
const leader = who('l', '4401', 'leader');
const province = who('p', '44', 'reviewer');
const lead = who('r1', 'dept-a', 'reviewer');
const supporting = who('r2', 'dept-b', 'reviewer');
const DUTY = {
  cycle: 'cycle/2024', task: 't07', obligation: 't07-o2', mandatory: true, planNeeded: true, leadDepartment: 'dept-a', supportingDepartments: ['dept-b'], catalogueHash: 'c', planDueOn: parseDay('2024-06-30'), milestones: [],
} as const;

const submit = (one: Decided, answers: BodyOf<'DraftPlan'>['answers'] = []): Decided => {
  one.does(clerk, { type: 'DraftPlan', draftVersion: 1, answers });
  one.does(leader, { type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' });
  one.does(clerk, { type: 'SubmitPlan', textHash: TEXT_HASH });
  return one;
};
const submitted = (): Decided => {
  const one = new Decided('asg/2024/t07-o2/4401').issue({ ...DUTY, unit: '4401', level: 'city', province: '44' });
  one.on('2024-04-30').does(clerk, { type: 'AcknowledgeAssignment' });
  return submit(one);
};
const decides = (one: Decided, reviewer: typeof lead, decision: 'approve' | 'return', more: Partial<BodyOf<'DecideReview'>> = {}): string[] => {
  one.does(reviewer, { type: 'ClaimReview', department: reviewer.unit });
  return one.does(reviewer, { type: 'DecideReview', department: reviewer.unit, decision, opinion: '', items: decision === 'return' ? [{ section: 'goals', text: '请改' }] : [], ...more });
};
const inReview = (one: Decided) => (one.state.status === 'in_review' ? { stage: one.state.stage, reviewers: one.state.slots.map(({ department }) => department), dueOn: one.state.reviewDueOn } : one.state.status);

describe('a city’s plan', () => {
  it('is with its province first, for 5 working days; the departments have no say yet', () => {
    const one = submitted();
    expect(inReview(one)).toEqual({ stage: 'province', reviewers: ['44'], dueOn: '2024-05-10' });
    expect(one.tries(lead, { type: 'ClaimReview', department: 'dept-a' })?.code).toBe('NOT_A_REVIEWER');
    expect(one.tries(who('x', '32', 'reviewer'), { type: 'ClaimReview', department: '32' })?.code).toBe('WRONG_ROLE');
    expect(one.tries(who('x', '44', 'clerk'), { type: 'ClaimReview', department: '44' })?.code).toBe('WRONG_ROLE');
    expect(planReminders(one.state, one.facts).filter(({ duty }) => duty === 'review:44').map(({ addressees }) => addressees)).toEqual([['44:reviewer'], ['44:reviewer'], ['44:leader', 'unit:liaison'], ['bureau:coordinator']]);
  });
  it('goes on to the departments, whose own limit begins', () => {
    const one = submitted();
    one.on('2024-05-08');
    expect(decides(one, province, 'approve')).toEqual(['ReviewDecided', 'PlanPassedOn']);
    expect([inReview(one), one.issued.passedByProvince]).toEqual([{ stage: 'departments', reviewers: ['dept-a', 'dept-b'], dueOn: '2024-05-21' }, true]);
    expect(one.tries(province, { type: 'ClaimReview', department: '44' })?.code).toBe('NOT_A_REVIEWER');
    decides(one, lead, 'approve');
    expect(decides(one, supporting, 'approve').at(-1)).toBe('PlanApproved');
  });
  it('is not late for a slow province: the bureau’s side holds it', () => {
    const one = submitted();
    expect(one.passUntil('2024-07-31')).toEqual(['ReviewLimitPassed']);
    expect([holderOf(one.state), one.issued.overdue]).toEqual(['bureau', ['review']]);
    decides(one, province, 'approve');
    expect(one.issued.overdue).toEqual([]);
  });
  it('is recalled before the province has decided, not after', () => {
    const one = submitted();
    expect(one.tries(clerk, { type: 'RecallPlan', reason: '更正' })).toBeUndefined();
    decides(one, province, 'approve');
    expect(one.tries(clerk, { type: 'RecallPlan', reason: '更正' })).toEqual({ code: 'ALREADY_DECIDED_ROUND', facts: { departments: ['44'] } });
  });
  it('comes back from the province with a letter, and goes there again', () => {
    const one = submitted();
    expect(decides(one, province, 'return')).toEqual(['ReviewDecided', 'PlanReturned']);
    expect([one.state.status, one.issued.round, one.issued.letter?.items.map(({ department }) => department)]).toEqual(['returned', 2, ['44']]);
    submit(one, [{ item: 'r1-44-1', kind: 'changed', reason: '' }]);
    expect(inReview(one)).toMatchObject({ stage: 'province', reviewers: ['44'] });
    decides(one, province, 'approve');
    expect(inReview(one)).toMatchObject({ stage: 'departments', reviewers: ['dept-a', 'dept-b'] });
  });
  it('returned by departments to the city passes the province again, and then only who returned it', () => {
    const one = submitted();
    decides(one, province, 'approve');
    decides(one, lead, 'approve');
    decides(one, supporting, 'return');
    expect([one.state.status, one.issued.passedByProvince]).toEqual(['returned', false]);
    submit(one, [{ item: 'r1-dept-b-1', kind: 'kept', reason: '已与处室确认' }]);
    expect(inReview(one)).toMatchObject({ stage: 'province', reviewers: ['44'] });
    decides(one, province, 'approve');
    expect(one.state.status === 'in_review' && one.state.slots.filter(({ stands }) => !stands).map(({ department }) => department)).toEqual(['dept-b']);
  });
});

describe('a city’s plan that is reopened', () => {
  it('has to pass its province again', () => {
    const one = submitted();
    for (const reviewer of [province, lead, supporting]) decides(one, reviewer, 'approve');
    expect([one.state.status, one.issued.passedByProvince]).toEqual(['approved', true]);
    one.does(who('d', 'dept-a', 'director'), { type: 'ReopenPlan', reason: '目标调整' });
    expect([one.state.status, one.issued.passedByProvince]).toEqual(['returned', false]);
    expect(inReview(submit(one))).toMatchObject({ stage: 'province', reviewers: ['44'] });
  });
});

describe('returned to the province', () => {
  const back = (): Decided => {
    const one = submitted();
    decides(one, province, 'approve');
    decides(one, lead, 'approve');
    one.on('2024-05-13');
    decides(one, supporting, 'return', { returnTo: 'province' });
    return one;
  };
  it('stays in review, at its stage, with a limit of its own; the round counts up', () => {
    const one = back();
    expect([inReview(one), one.issued.round, holderOf(one.state), one.issued.passedByProvince]).toEqual([{ stage: 'province', reviewers: ['44'], dueOn: '2024-05-20' }, 2, 'bureau', false]);
    expect(decides(one, province, 'approve').at(-1)).toBe('PlanPassedOn');
    expect([inReview(one), one.issued.letter]).toEqual([{ stage: 'departments', reviewers: ['dept-a', 'dept-b'], dueOn: '2024-05-27' }, null]);
  });
  it('goes on to the city with the departments’ items and the province’s own', () => {
    const one = back();
    decides(one, province, 'return');
    expect([one.state.status, one.issued.round, one.issued.letter?.items.map(({ id }) => id)]).toEqual(['returned', 3, ['r1-dept-b-1', 'r2-44-1']]);
  });
  it('is not possible from the province itself, nor where there is none', () => {
    const one = submitted();
    one.does(province, { type: 'ClaimReview', department: '44' });
    expect(one.tries(province, { type: 'DecideReview', department: '44', decision: 'return', opinion: '', items: [{ section: 'goals', text: '请改' }], returnTo: 'province' })?.code).toBe('NO_PROVINCE');
  });
});

describe('a province with cities', () => {
  const gdClerk = who('c', '44', 'clerk', 'liaison');
  const signedOff = (missingCities: readonly string[]): Decided => {
    const one = new Decided('asg/2024/t07-o1/44', { missingCities }).issue({ ...DUTY, obligation: 't07-o1', unit: '44' });
    one.on('2024-04-30').does(gdClerk, { type: 'AcknowledgeAssignment' });
    one.does(gdClerk, { type: 'DraftPlan', draftVersion: 1, answers: [] });
    one.does(who('l', '44', 'leader'), { type: 'SignOffPlan', textHash: TEXT_HASH, opinion: '' });
    return one;
  };
  it('submits with its list of missing cities and the reason, or not at all', () => {
    const one = signedOff(['4401', '4403']);
    expect(one.tries(gdClerk, { type: 'SubmitPlan', textHash: TEXT_HASH })).toEqual({ code: 'CITIES_MISSING', facts: { cities: ['4401', '4403'] } });
    one.does(gdClerk, { type: 'SubmitPlan', textHash: TEXT_HASH, gaps: { reason: '两市机构改革' } });
    expect(one.events.at(-1)).toMatchObject({ data: { missingCities: ['4401', '4403'], reviewers: ['dept-a', 'dept-b'] }, texts: { gaps: '两市机构改革' } });
  });
  it('submits as ever where none is missing', () => {
    const one = signedOff([]);
    one.does(gdClerk, { type: 'SubmitPlan', textHash: TEXT_HASH });
    expect(one.events.at(-1)?.data).not.toHaveProperty('missingCities');
  });
});
