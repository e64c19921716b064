import { describe, expect, it } from '@jest/globals';
import { approves, returns, reviewer, Walk } from '#testing/walk.js';
import { resultOf, type Quorum, type Vote } from './quorum.js';

/** Departments: L the lead, A and B supporting, in this order. */
const ORDERS = ['LAB', 'LBA', 'ALB', 'ABL', 'BLA', 'BAL'] as const;

/**
 * Written by hand from L6. A row is what L, A, B say (a approve, r return); a cell is the decision with which the round
 * ends in the order of its column, and how: `2r` = returned with the second.
 */
const EXPECTED: Record<Quorum, Record<string, string>> = {
  all: {
    aaa: '3a 3a 3a 3a 3a 3a',
    aar: '3r 3r 3r 3r 3r 3r',
    ara: '3r 3r 3r 3r 3r 3r',
    arr: '3r 3r 3r 3r 3r 3r',
    raa: '3r 3r 3r 3r 3r 3r',
    rar: '3r 3r 3r 3r 3r 3r',
    rra: '3r 3r 3r 3r 3r 3r',
    rrr: '3r 3r 3r 3r 3r 3r',
  },
  any: {
    aaa: '1a 1a 1a 1a 1a 1a',
    aar: '1a 1a 1a 1a 1r 1r',
    ara: '1a 1a 1r 1r 1a 1a',
    arr: '1a 1a 1r 1r 1r 1r',
    raa: '1r 1r 1a 1a 1a 1a',
    rar: '1r 1r 1a 1a 1r 1r',
    rra: '1r 1r 1r 1r 1a 1a',
    rrr: '1r 1r 1r 1r 1r 1r',
  },
  share: {
    aaa: '2a 2a 2a 3a 2a 3a',
    aar: '2a 3a 2a 3a 3a 3a',
    ara: '3a 2a 3a 3a 2a 3a',
    arr: '3r 3r 3r 2r 3r 2r',
    raa: '1r 1r 2r 3r 2r 3r',
    rar: '1r 1r 2r 3r 2r 3r',
    rra: '1r 1r 2r 3r 2r 3r',
    rrr: '1r 1r 2r 2r 2r 2r',
  },
  // Who is not on turn cannot decide (below); the count itself never looks past the first that has not.
  sequential: {
    aaa: '3a 3a 3a 3a 3a 3a',
    aar: '3r 3r 3r 3r 3r 3r',
    ara: '2r 3r 2r 3r 3r 3r',
    arr: '2r 3r 2r 3r 3r 3r',
    raa: '1r 1r 2r 3r 2r 3r',
    rar: '1r 1r 2r 3r 2r 3r',
    rra: '1r 1r 2r 3r 2r 3r',
    rrr: '1r 1r 2r 3r 2r 3r',
  },
};
const QUORUMS = Object.keys(EXPECTED) as Quorum[];
const rows = QUORUMS.flatMap((quorum) => Object.entries(EXPECTED[quorum]).flatMap(([said, cells]) => cells.split(' ').map((ends, index) => ({ quorum, said, order: ORDERS[index] ?? 'LAB', ends }))));
const saysOf = (said: string, who: string): 'approve' | 'return' => (said['LAB'.indexOf(who)] === 'a' ? 'approve' : 'return');

describe('a quorum and the order of three decisions', () => {
  it.each(rows)('$quorum: $said in order $order ends $ends', ({ quorum, said, order, ends }) => {
    const votes = [...'LAB'].map((who): Vote & { who: string } => ({ who, says: null, isLead: who === 'L' }));
    const steps: string[] = [];
    for (const [index, who] of [...order].entries()) {
      if (steps.length > 0) break;
      votes.splice('LAB'.indexOf(who), 1, { who, says: saysOf(said, who), isLead: who === 'L' });
      const result = resultOf(quorum, votes);
      if (result !== 'open') steps.push(`${index + 1}${result[0]}`);
    }
    expect(steps).toEqual([ends]);
  });

  const DEPARTMENTS: Record<string, string> = { L: 'dept-a', A: 'dept-b', B: 'dept-c' };
  it.each(rows.filter(({ quorum, order }) => quorum !== 'sequential' || order === 'LAB'))('$quorum: $said in order $order ends $ends in an assignment', ({ quorum, said, order, ends }) => {
    const walk = new Walk({ settings: { quorum } }).submits();
    const outcomes = [...order].slice(0, Number(ends[0])).map((who) => {
      const department = DEPARTMENTS[who] ?? '';
      walk.claims(department);
      return walk.act(reviewer(department), saysOf(said, who) === 'approve' ? approves(department) : returns(department));
    });
    expect(outcomes).toEqual([...Array<string>(outcomes.length - 1).fill('ReviewDecided'), ends.endsWith('a') ? 'ReviewDecided PlanApproved' : 'ReviewDecided PlanReturned']);
    const letter = walk.last('PlanReturned')?.data.items.map((item) => item.department);
    const returning = [...order].slice(0, Number(ends[0])).filter((who) => saysOf(said, who) === 'return').sort((a, b) => 'LAB'.indexOf(a) - 'LAB'.indexOf(b));
    expect(letter ?? []).toEqual(ends.endsWith('a') ? [] : returning.map((who) => DEPARTMENTS[who]));
  });
});

describe('the quorum of a round', () => {
  it('is the cycle’s, or the obligation’s own', () => {
    expect(new Walk().submits().review.quorum).toBe('all');
    expect(new Walk({ settings: { quorum: 'any', quorumOf: { 't02-o1': 'share', 't03-o1': 'all' } } }).submits().review.quorum).toBe('share');
    expect(new Walk({ settings: { quorum: 'any', quorumOf: { 't03-o1': 'all' } } }).submits().last('PlanSubmitted')?.data.quorum).toBe('any');
  });

  it('lets departments claim and decide one after the other', () => {
    const walk = new Walk({ settings: { quorum: 'sequential' } }).submits();
    expect(walk.act(reviewer('dept-b'), { type: 'ClaimReview', department: 'dept-b' })).toBe('NOT_YOUR_TURN');
    walk.claims('dept-a').does(reviewer('dept-a'), approves('dept-a'));
    expect(walk.act(reviewer('dept-c'), { type: 'ClaimReview', department: 'dept-c' })).toBe('NOT_YOUR_TURN');
    walk.to('2024-04-03').claims('dept-b').does(reviewer('dept-b'), approves('dept-b'));
    expect(walk.review.slots.map(({ since }) => since === walk.now)).toEqual([false, false, true]);
  });

  it('reminds only the department whose turn it is', () => {
    const dutiesOf = (walk: Walk): string[] => [...new Set(walk.reminders.filter(({ duty }) => duty.startsWith('review')).map(({ duty }) => duty))];
    expect(dutiesOf(new Walk({ settings: { quorum: 'sequential' } }).submits())).toEqual(['review:dept-a']);
    expect(dutiesOf(new Walk().submits())).toEqual(['review:dept-a', 'review:dept-b', 'review:dept-c']);
  });

  it('goes back to whose decision is taken back', () => {
    const walk = new Walk({ settings: { quorum: 'sequential' } }).submits().claims('dept-a').does(reviewer('dept-a'), approves('dept-a')).claims('dept-b');
    walk.does(reviewer('dept-a'), { type: 'TakeBackDecision', department: 'dept-a', reason: '看错了' });
    expect(walk.act(reviewer('dept-b'), approves('dept-b'))).toBe('NOT_YOUR_TURN');
    expect(walk.act(reviewer('dept-a'), approves('dept-a'))).toBe('ReviewDecided');
    expect(walk.act(reviewer('dept-b'), approves('dept-b'))).toBe('ReviewDecided');
  });

  it('names who is waited for when the limit passes', () => {
    const walk = new Walk({ settings: { quorum: 'sequential' } }).submits();
    expect(walk.passNext()).toBe('ReviewLimitPassed');
    expect(walk.last('ReviewLimitPassed')?.data.waitingFor).toEqual(['dept-a']);
  });
});
