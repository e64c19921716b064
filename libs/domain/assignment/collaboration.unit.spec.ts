import { beforeEach, describe, expect, it } from '@jest/globals';
import { AssignmentActs, user } from '#testing/assignment-acts.js';

const clerk = user('c', '44', 'clerk');
const coordinator = user('coord', 'bureau', 'coordinator');
const SAY = { type: 'Comment', audience: 'inside', about: 'goals', text: '请看第二段', mentions: [] } as const;

describe('around an assignment', () => {
  let acts: AssignmentActs;
  beforeEach(() => {
    acts = new AssignmentActs('asg/2024/t07-o1/44');
  });

  it('a copy gives the right to read, once', () => {
    const recipients = ['65', 'u1'];
    acts.must(clerk, { type: 'Copy', to: ['65', '65'] }, { recipients });
    expect(acts.lastEvents).toMatchObject([{ type: 'Copied', data: { to: ['65'] } }]);
    acts.must(coordinator, { type: 'Copy', to: ['65', 'u1'] }, { recipients });
    expect(acts.lastEvents).toMatchObject([{ data: { to: ['u1'] } }]);
    expect(acts.state).toMatchObject({ copiedTo: ['65', 'u1'], status: 'assigned' });
    expect(acts.outcome(clerk, { type: 'Copy', to: ['65'] }, { recipients })).toBe('ALREADY_COPIED');
    expect(acts.send(clerk, { type: 'Copy', to: ['65', 'nobody'] }, { recipients })).toEqual({ code: 'UNKNOWN_RECIPIENT', facts: { ids: ['nobody'] } });
    expect(acts.outcome(user('x', '65', 'clerk'), { type: 'Copy', to: ['u1'] }, { recipients })).toBe('WRONG_ROLE');
  });

  it('a comment keeps its text out of the public facts, and says whose side it is', () => {
    acts.must(clerk, SAY);
    expect(acts.lastEvents).toEqual([{ type: 'CommentAdded', data: { audience: 'inside', side: 'unit', about: 'goals', mentions: [] }, texts: { text: '请看第二段' } }]);
    acts.must(coordinator, { ...SAY, audience: 'all', mentions: ['c', 'c'] }, { recipients: ['c'] });
    expect(acts.lastEvents).toMatchObject([{ data: { side: 'bureau', audience: 'all', mentions: ['c'] } }]);
    expect(acts.outcome(coordinator, { ...SAY, mentions: ['nobody'] })).toBe('UNKNOWN_RECIPIENT');
    expect(acts.outcome(user('x', '65', 'clerk'), SAY)).toBe('WRONG_ROLE');
  });

  it('is allowed while suspended, a copy is not', () => {
    if (acts.state.status === 'not_issued') throw new Error('not issued');
    acts.state = { ...acts.state, suspended: { since: acts.state.issuedAt } };
    expect(acts.outcome(clerk, SAY)).toBe('CommentAdded');
    expect(acts.outcome(clerk, { type: 'Copy', to: ['65'] }, { recipients: ['65'] })).toBe('SUSPENDED');
  });
});
