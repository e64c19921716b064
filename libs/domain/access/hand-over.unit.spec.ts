import { beforeEach, describe, expect, it } from '@jest/globals';
import { AssignmentActs, HASH, known, user } from '#testing/assignment-acts.js';

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
    ['somebody who is not there', undefined, 'PERSON_UNAVAILABLE'],
    ['a disabled account', known(second, false), 'PERSON_UNAVAILABLE'],
    ['somebody of another unit', known({ ...second, unit: '11' }), 'NOT_SAME_UNIT'],
    ['somebody who is no clerk', known({ ...second, roles: ['leader'] }), 'PERSON_LACKS_ROLE'],
  ] as const)('goes to nobody but a colleague who can do it: not to %s', (_, person, code) => {
    for (const type of ['Reassign', 'Delegate'] as const) {
      expect(acts.outcome(clerk, { type, to: 'c2', reason: 'x' }, person ? { person } : {})).toBe(code);
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
});
