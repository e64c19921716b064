import { beforeEach, describe, expect, it } from '@jest/globals';
import { AssignmentActs, HASH, known, user } from '#testing/assignment-acts.js';
import { approves, director, reviewer, Walk } from '#testing/walk.js';

const T07 = 'asg/2024/t07-o1/44';
const clerk = user('c1', '44', 'clerk');
const second = user('c2', '44', 'clerk');
const third = user('c3', '44', 'clerk');
const liaison = user('n', '44', 'liaison');
const leader = user('l', '44', 'leader');
const handTo = (type: 'Reassign' | 'Delegate', to = second) => [{ type, to: to.userId, reason: '出差' }, { person: known(to) }] as const;
const DRAFT = { type: 'DraftPlan', draftVersion: 1, answers: [] } as const;
const SUBMIT = { type: 'SubmitPlan', textHash: HASH } as const;

describe('clerk work of a unit that was handed over', () => {
  let acts: AssignmentActs;
  beforeEach(() => {
    acts = new AssignmentActs(T07).must(clerk, { type: 'AcknowledgeAssignment' });
  });
  const handler = () => acts.state.status !== 'not_issued' && acts.state.handler;

  it('is theirs now: other clerks are told who holds it, also the one who gave it away', () => {
    expect(acts.outcome(clerk, ...handTo('Reassign'))).toBe('Reassigned');
    expect(handler()).toEqual({ by: 'c2', returnTo: null });
    for (const other of [clerk, third]) expect(acts.send(other, DRAFT)).toEqual({ code: 'HELD_BY', facts: { by: 'c2' } });
    expect(acts.outcome(second, DRAFT)).toBe('PlanDrafted');
    expect(handler()).toEqual({ by: 'c2', returnTo: null });
  });

  it('does not bind the liaison, nor the leader, nor who wants to say something', () => {
    acts.must(clerk, ...handTo('Reassign')).must(second, DRAFT);
    expect(acts.outcome(clerk, { type: 'Comment', audience: 'inside', about: null, text: '请尽快', mentions: [] })).toBe('CommentAdded');
    acts.must(leader, { type: 'SignOffPlan', textHash: HASH, opinion: '' });
    expect(acts.outcome(clerk, SUBMIT)).toBe('HELD_BY');
    expect(acts.outcome(liaison, SUBMIT)).toBe('PlanSubmitted');
  });

  it('is reassigned again by who holds it or by the leader, by nobody else', () => {
    acts.must(clerk, ...handTo('Reassign'));
    expect(acts.send(clerk, ...handTo('Reassign', third))).toEqual({ code: 'HELD_BY', facts: { by: 'c2' } });
    expect(acts.outcome(second, ...handTo('Reassign', third))).toBe('Reassigned');
    expect(acts.outcome(leader, ...handTo('Reassign', clerk))).toBe('Reassigned');
    expect(handler()).toEqual({ by: 'c1', returnTo: null });
    expect(acts.outcome(leader, ...handTo('Delegate', third))).toBe('WRONG_ROLE');
  });

  it('comes back with the answer of a delegate', () => {
    acts.must(clerk, ...handTo('Delegate'));
    expect(handler()).toEqual({ by: 'c2', returnTo: 'c1' });
    expect(acts.outcome(clerk, DRAFT)).toBe('HELD_BY');
    acts.must(second, DRAFT);
    expect(handler()).toEqual({ by: 'c1', returnTo: null });
    expect(acts.outcome(second, { type: 'WithdrawDraft', reason: '改' })).toBe('HELD_BY');
    expect(acts.outcome(clerk, { type: 'WithdrawDraft', reason: '改' })).toBe('DraftWithdrawn');
  });

  it('is not delegated further, but passed on with its answer to the first; the delegator may take it back', () => {
    acts.must(clerk, ...handTo('Delegate'));
    expect(acts.send(second, ...handTo('Delegate', third))).toEqual({ code: 'ALREADY_DELEGATED', facts: { by: 'c1' } });
    acts.must(second, ...handTo('Reassign', third));
    expect(handler()).toEqual({ by: 'c3', returnTo: 'c1' });
    acts.must(clerk, ...handTo('Reassign', clerk));
    expect(handler()).toEqual({ by: 'c1', returnTo: null });
  });

  it('returns to the delegator from the delegate himself for good', () => {
    acts.must(clerk, ...handTo('Delegate')).must(second, ...handTo('Reassign', clerk));
    expect(handler()).toEqual({ by: 'c1', returnTo: null });
  });

  it.each([
    ['somebody who is not there', undefined, 'PERSON_UNAVAILABLE', {}],
    ['a disabled account', known(second, false), 'PERSON_UNAVAILABLE', {}],
    ['somebody of another unit', known({ ...second, unit: '11' }), 'NOT_SAME_UNIT', {}],
    ['somebody who is no clerk', known({ ...second, roles: ['leader'] }), 'PERSON_LACKS_ROLE', { roles: ['clerk'] }],
  ] as const)('goes to nobody but a colleague who can do it: not to %s', (_, person, code, more) => {
    for (const type of ['Reassign', 'Delegate'] as const) {
      expect(acts.send(clerk, { type, to: 'c2', reason: 'x' }, person ? { person } : {})).toEqual({ code, facts: { by: 'c2', ...more } });
    }
    expect(handler()).toBeNull();
  });

  it('is not handed to who has it, nor delegated to oneself', () => {
    expect(acts.outcome(clerk, ...handTo('Delegate', clerk))).toBe('ALREADY_THEIRS');
    acts.must(clerk, ...handTo('Reassign'));
    expect(acts.outcome(second, ...handTo('Reassign', second))).toBe('ALREADY_THEIRS');
  });

  it('is handled by a proxy of its holder, and both count as drafters', () => {
    acts.must(clerk, ...handTo('Reassign'));
    acts.must({ ...second, userId: 'p', roles: ['clerk', 'leader'], actingFor: 'c2' }, DRAFT);
    expect(acts.state).toMatchObject({ plan: { drafters: ['p', 'c2'] } });
    for (const drafter of ['p', 'c2']) expect(acts.outcome(user(drafter, '44', 'leader'), { type: 'SignOffPlan', textHash: HASH, opinion: '' })).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
    expect(acts.outcome({ ...leader, userId: 'x', actingFor: 'c2' }, { type: 'SignOffPlan', textHash: HASH, opinion: '' })).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
  });

  it('of a delegate who drafts: not signed off by the delegate', () => {
    acts.must(clerk, ...handTo('Delegate')).must(second, DRAFT);
    expect(acts.outcome({ ...second, roles: ['leader'] }, { type: 'SignOffPlan', textHash: HASH, opinion: '' })).toBe('DRAFTER_MAY_NOT_SIGN_OFF');
  });

  it('is delegated by nobody but who holds it; one’s head gives it away whatever else they are', () => {
    acts.must(clerk, ...handTo('Reassign'));
    expect(acts.send(third, ...handTo('Delegate', clerk))).toEqual({ code: 'HELD_BY', facts: { by: 'c2' } });
    expect(acts.outcome({ ...leader, roles: ['clerk', 'leader'] }, ...handTo('Reassign', third))).toBe('Reassigned');
  });

  it('says from whom, to whom and to whom the answer returns', () => {
    acts.must(clerk, ...handTo('Reassign')).must(second, ...handTo('Delegate', third));
    expect(acts.lastEvents).toEqual([{ type: 'Delegated', data: { department: null, from: 'c2', to: 'c3', returnTo: 'c2' }, texts: { reason: '出差' } }]);
    acts.must(third, ...handTo('Reassign', second));
    expect(acts.lastEvents).toEqual([{ type: 'Reassigned', data: { department: null, from: 'c3', to: 'c2', returnTo: null }, texts: { reason: '出差' } }]);
  });

  it('may go back to who drafted; and binds no department', () => {
    acts.must(clerk, DRAFT).must(clerk, ...handTo('Reassign'));
    expect(acts.outcome(second, ...handTo('Reassign', clerk))).toBe('Reassigned');
    acts.must(leader, { type: 'SignOffPlan', textHash: HASH, opinion: '' }).must(clerk, SUBMIT);
    const lead = acts.state.status === 'in_review' ? acts.state.leadDepartment : '';
    expect(acts.outcome(user('r', lead, 'reviewer'), { type: 'ClaimReview', department: lead })).toBe('ReviewClaimed');
  });
});

describe('the place of one of several departments', () => {
  const joint = () => new Walk().submits().claims('dept-a', 'dept-b');
  const give = (to: string) => ({ type: 'Reassign', to, reason: '出差' }) as const;
  const colleague = (department: string) => ({ person: { userId: 'n', unit: department, roles: ['reviewer' as const], enabled: true } });
  it('is handed over by itself; nothing is left once it has decided', () => {
    const walk = joint();
    expect(walk.act(reviewer('dept-b'), give('n'), colleague('dept-b'))).toBe('Reassigned');
    expect(walk.last('Reassigned')?.data).toEqual({ department: 'dept-b', from: 'r-dept-b', to: 'n', returnTo: null });
    expect(walk.review.slots.map(({ claimedBy }) => claimedBy)).toEqual(['r-dept-a', 'n', null]);
    walk.does(reviewer('dept-a'), approves('dept-a'));
    expect(walk.act(reviewer('dept-a'), give('n'), colleague('dept-a'))).toBe('NOTHING_TO_HAND_OVER');
  });
  it('is given by the director while nobody has it, to nobody who drafted', () => {
    const walk = joint();
    expect(walk.act(director('dept-c'), give('clerk'), { person: { userId: 'clerk', unit: 'dept-c', roles: ['reviewer'], enabled: true } })).toBe('DRAFTED_OR_SIGNED_OFF');
    expect(walk.act(director('dept-c'), give('n'), colleague('dept-c'))).toBe('Reassigned');
    expect(walk.last('Reassigned')?.data).toEqual({ department: 'dept-c', from: null, to: 'n', returnTo: null });
  });
});
