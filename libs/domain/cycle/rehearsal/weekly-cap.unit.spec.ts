import { describe, expect, it } from '@jest/globals';
import type { Day } from '#domain/calendar/instant.js';
import { ordersOf2024, rehearsalOf } from '#testing/rehearsal-scene.js';
import type { IssueOrder } from '../launch-cycle.js';
import { MANNERS } from './manners.js';
import { rehearse, type RehearsalInput } from './rehearse.js';
import { rowsOf } from './rehearsal-row.js';
import { rehearsalSum } from './rehearsal-sum.js';
import { scriptedUnit } from './scripted-unit.js';

/** Plans of 广东 without milestones, due on these days; blue is on the third working day after each. */
const datedOn = (...days: string[]): readonly IssueOrder[] => {
  const plans = ordersOf2024('44').filter(({ body }) => body.unit === '44' && body.milestones.length === 0);
  return days.flatMap((day, index) => plans.slice(index, index + 1).map(({ stream, body }) => ({ stream, body: { ...body, planDueOn: day as Day } })));
};
/** Wednesday to Friday and the Monday after: blue falls on Monday 8, Tuesday 9, Wednesday 10 and Thursday 11 July. */
const FOUR_DAYS = datedOn('2024-07-03', '2024-07-04', '2024-07-05', '2024-07-08');
const noticesOf = (orders: readonly IssueOrder[], more: Partial<RehearsalInput> = {}) => {
  const rows = [...rowsOf(rehearse(rehearsalOf('silent', { orders, ...more })))];
  expect(rehearsalSum(rows).isWhole).toBe(true);
  return rows.filter(({ kind, to, channel }) => kind === 'supervision' && to === 'l44' && channel === 'in_app').map(({ at, rule, outcome }) => `${at.slice(5, 19)} ${rule} ${outcome}`);
};

describe('at most three notice days a unit and week (S5)', () => {
  it('the fourth day of a week is capped, and goes first on the Monday after', () => {
    expect(noticesOf(FOUR_DAYS).filter((each) => each.includes('blue'))).toEqual([
      '07-08T09:00:30 blue sent', '07-09T09:00:30 blue sent', '07-10T09:00:30 blue sent', '07-11T09:00:30 blue capped', '07-15T09:00:00 blue sent',
    ]);
  });
  it('three are not too many, nor several on one day', () => {
    const blue = noticesOf(datedOn('2024-07-03', '2024-07-03', '2024-07-04', '2024-07-05')).filter((each) => each.includes('blue'));
    expect(blue.map((each) => each.slice(0, 5) + each.slice(14))).toEqual(['07-08 blue sent', '07-08 blue sent', '07-09 blue sent', '07-10 blue sent']);
  });
  it('the cap counts orange like blue, and what was put off counts on the day on which it goes', () => {
    // Blue of the fourth went on Monday 15; orange of the first two on 16 and 17 July: the third and fourth wait for Monday 22.
    expect(noticesOf(FOUR_DAYS).filter((each) => each.includes('orange'))).toEqual([
      '07-16T09:00:30 orange sent', '07-17T09:00:30 orange sent', '07-18T09:00:30 orange capped', '07-19T09:00:30 orange capped', '07-22T09:00:00 orange sent', '07-22T09:00:00 orange sent',
    ]);
  });
  it('what was put off is not sent where its case has ended in the meantime', () => {
    // Each plan comes on the fourth working day overdue: the last on Friday 12 July, after its notice was held back.
    const soon = scriptedUnit({ ...MANNERS.late, submits: 4 });
    expect(noticesOf(FOUR_DAYS, { scriptOf: () => soon }).filter((each) => each.startsWith('07-1') && each.includes('blue'))).toEqual(['07-10T09:00:30 blue sent', '07-11T09:00:30 blue capped', '07-15T09:00:00 blue fulfilled']);
  });
});
