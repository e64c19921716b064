import { beforeEach, describe, expect, it } from '@jest/globals';
import { planReminders } from '../reminder/plan-reminders.js';
import { AssignmentActs, known, user } from '#testing/assignment-acts.js';

const clerk = user('c', '44', 'clerk');
const coordinator = user('coord', 'bureau', 'coordinator');
const person = (...args: Parameters<typeof user>) => known(user(...args));
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
    acts.must(coordinator, { ...SAY, audience: 'all', mentions: ['c', 'c'] }, { people: [person('c', '44', 'clerk')] });
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

  describe('who is mentioned', () => {
    const ALL = [person('l', '44', 'leader'), person('r', 'dept-operations', 'reviewer'), person('z', 'dept-z', 'reviewer'), person('x', '65', 'clerk'), person('co', 'bureau', 'coordinator'), person('sys', 'bureau', 'system_admin')];
    const told = () => planReminders(acts.state, acts.facts).filter(({ rule }) => rule === 'mention').map(({ duty, addressees }) => [duty, ...addressees]);
    const says = (audience: 'inside' | 'all', ...mentions: string[]) => acts.send(clerk, { ...SAY, audience, mentions }, { people: ALL });

    it('is told at once, each once and never the writer; those of the last comment do not wait for the next', () => {
      says('all', 'l', 'r', 'co');
      says('inside', 'l');
      expect(told()).toEqual([['mention', 'user:l', 'user:r', 'user:co'], ['mention:inside', 'user:l']]);
      expect(acts.outcome(clerk, { ...SAY, mentions: ['c'] }, { people: [person('c', '44', 'clerk')] })).toBe('CommentAdded');
      expect(told()).toHaveLength(2);
    });

    it.each([
      ['all', 'x'], ['all', 'z'], ['all', 'sys'], ['inside', 'r'], ['inside', 'co'],
    ] as const)('%s: not %s, who could not read it', (audience, who) => {
      expect(says(audience, 'l', who)).toEqual({ code: 'MENTION_CANNOT_READ', facts: { ids: [who], audience } });
      expect(told()).toEqual([]);
    });

    it('reads by a copy what is said to all, not what is inside', () => {
      acts.must(clerk, { type: 'Copy', to: ['x'] }, { recipients: ['x'] });
      expect([says('all', 'x'), says('inside', 'x')]).toEqual([undefined, expect.objectContaining({ code: 'MENTION_CANNOT_READ' })]);
    });

    it('is there and enabled', () => {
      expect(acts.send(clerk, { ...SAY, mentions: ['l'] }, { people: [known(user('l', '44', 'leader'), false)] })).toEqual({ code: 'UNKNOWN_RECIPIENT', facts: { ids: ['l'] } });
    });

    it('is told while the assignment is suspended, too', () => {
      if (acts.state.status === 'not_issued') throw new Error('not issued');
      acts.state = { ...acts.state, suspended: { since: acts.state.issuedAt } };
      says('all', 'l');
      expect(told()).toEqual([['mention', 'user:l']]);
    });
  });
});
