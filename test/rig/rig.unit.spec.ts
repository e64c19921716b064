import { describe, expect, it } from '@jest/globals';
import { HARMS } from './harms.js';
import { outcomeOf, type Deed } from './journal.js';
import { killsOf, planOf } from './nemesis.js';
import { quantile } from './quantile.js';
import { assignmentsOf, catalogueOf, peopleOf, SIZES } from './size.js';
import { withText } from './self-test/planting.js';

const counted = (kills: readonly string[]): Record<string, number> => Object.fromEntries([...new Set(kills)].map((target) => [target, kills.filter((each) => each === target).length]));

describe('the kills of a run', () => {
  it('two hundred are shared out as the plan of reliability says, in another order for another seed, in the same for the same', () => {
    expect(counted(killsOf(200, 1))).toEqual({ worker: 70, api: 50, temporal: 40, postgres: 12, backend: 8, all: 20 });
    expect(killsOf(200, 1)).toEqual(killsOf(200, 1));
    expect(killsOf(200, 2)).not.toEqual(killsOf(200, 1));
  });
  it('twenty-four have every kind', () => {
    expect(killsOf(24, 1)).toHaveLength(24);
    expect(Object.keys(counted(killsOf(24, 1))).sort()).toEqual(['all', 'api', 'backend', 'postgres', 'temporal', 'worker']);
  });
});

describe('the harms of a run', () => {
  it('stand among its kills in even distances: lines that are down or disturbed, connections cut, parts that hang, a worker that is away', () => {
    const plan = planOf({ kills: 100, harms: 10, seed: 1 });
    const harms = plan.flatMap((target, index) => (target in HARMS ? [{ target, index }] : []));
    expect(counted(harms.map(({ target }) => target))).toEqual({ partitioned: 3, disturbed: 1, full: 1, cut: 2, hung: 2, away: 1 });
    expect(harms.map(({ index }) => Math.floor(index / 11))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(plan.filter((target) => !(target in HARMS))).toEqual(killsOf(100, 1));
  });
});

describe('the sizes', () => {
  it('are 96 and 5,120 assignments', () => {
    expect([assignmentsOf(SIZES.small).length, assignmentsOf(SIZES['r-cycle']).length, catalogueOf(SIZES['r-cycle']).tasks.length]).toEqual([96, 5_120, 160]);
  });
  it('everybody has one account', () => {
    const ids = peopleOf(SIZES.small).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what became of an act', () => {
  const deed = (...statuses: number[]): Deed => ({ key: 'k', stream: 's', by: { kind: 'user', userId: 'u', unit: '11', roles: [] }, body: { type: 'Comment' }, invokedAt: 0, repeats: [], answers: statuses.map((status) => ({ at: 0, status, body: {} })) });
  it('is what the last answer says; away, overrun and broken off are no answer', () => {
    expect([deed(), deed(0), deed(503), deed(429), deed(500), deed(0, 200), deed(503, 409)].map(outcomeOf)).toEqual(['info', 'info', 'info', 'info', 'info', 'ok', 'fail']);
  });
  it('quantiles of few values are values', () => {
    expect([quantile([], 0.5), quantile([3, 1, 2], 0.5), quantile([3, 1, 2], 0.99)]).toEqual([0, 2, 3]);
  });
});

describe('planting', () => {
  it('replaces the one place, and fails where there is none or more than one', () => {
    const replaced = { file: 'f', find: 'a', put: 'x' };
    expect(withText('bab', replaced)).toBe('bxb');
    expect(() => withText('bb', replaced)).toThrow('0 places');
    expect(() => withText('aa', replaced)).toThrow('2 places');
  });
});
