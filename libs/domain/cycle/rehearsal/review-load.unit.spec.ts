import { describe, expect, it } from '@jest/globals';
import { parseDay } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import { CONTACTS, ordersOf2024, rehearsalOf } from '#testing/rehearsal-scene.js';
import { ASSUMED_A_WEEK, isoWeek, reviewLoad, type LoadInput } from './review-load.js';
import { staggeredDates } from './stagger.js';

const input = (more: Partial<LoadInput> = {}): LoadInput => ({ ...rehearsalOf('silent'), perReviewer: ASSUMED_A_WEEK, ...more });
const weeks = (load: ReturnType<typeof reviewLoad>, department: string) => load.filter((each) => each.department === department).map(({ week, decisions, staff, isTooMuch }) => [week, decisions, staff, isTooMuch]);

describe('load of the reviewers (Y5)', () => {
  it('plans come three days before their date: Thursday 27 June 2024, so all decisions are of one week', () => {
    const load = reviewLoad(input());
    // Seven tasks of the department, 32 provinces each; the general office leads four.
    expect(weeks(load, 'dept-operations')).toEqual([['2024-W26', 224, 1, true]]);
    expect(weeks(load, 'dept-general-office')).toEqual([['2024-W26', 128, 1, true]]);
  });
  it('supporting departments review too; what needs no plan is not reviewed', () => {
    const load = reviewLoad(input({ orders: ordersOf2024('44').filter(({ body }) => body.task === 't04') }));
    expect(load.map(({ decisions }) => decisions)).toEqual([1, 1]);
    expect(reviewLoad(input({ orders: ordersOf2024('44').filter(({ body }) => body.level === 'bureau') }))).toEqual([]);
  });
  it('is too much only above what the reviewers of the department can decide', () => {
    const second = { id: 'r2', unit: 'dept-operations', roles: ['reviewer'] as const };
    const many = (perReviewer: number) => weeks(reviewLoad(input({ perReviewer, contacts: [...CONTACTS, second] })), 'dept-operations')[0]?.slice(2);
    expect([many(111), many(112)]).toEqual([[2, true], [2, false]]);
    expect(weeks(reviewLoad(input({ contacts: [] })), 'dept-operations')[0]?.slice(2)).toEqual([0, true]);
  });
  it('a city’s plan comes five working days later, when its province has let it through', () => {
    const [order] = ordersOf2024('44').filter(({ body }) => body.task === 't07' && body.unit === '44');
    if (!order) throw new Error('T07 is issued to 44');
    const ofCity = { ...order, body: { ...order.body, level: 'city' as const, unit: '4401', province: '44' } };
    expect(reviewLoad(input({ orders: [order, ofCity] })).map(({ week, decisions }) => [week, decisions])).toEqual([['2024-W26', 1], ['2024-W27', 1]]);
  });
  it('weeks are those of ISO 8601', () => {
    expect(['2024-01-01', '2024-06-27', '2024-12-30', '2027-01-03', '2020-12-31'].map((day) => isoWeek(parseDay(day)))).toEqual(['2024-W01', '2024-W26', '2025-W01', '2026-W53', '2020-W53']);
  });
});

describe('staggered dates', () => {
  it('spread what one week cannot take; a date of the notice stays, none moves later, none onto a day off', () => {
    const { dates, load } = staggeredDates(input());
    expect(dates.map(({ task }) => task)).not.toContain('t07');
    expect(dates.every(({ was, is }) => is < was && was === '2024-06-30')).toBe(true);
    expect(new Set(dates.map(({ is }) => is))).toEqual(new Set(['2024-05-17', '2024-05-24', '2024-05-31', '2024-06-07', '2024-06-14', '2024-06-21']));
    expect(Math.max(...load.filter(({ department }) => department === 'dept-operations').map(({ decisions }) => decisions))).toBe(32);
    expect(load.reduce((sum, { decisions }) => sum + decisions, 0)).toBe(reviewLoad(input()).reduce((sum, { decisions }) => sum + decisions, 0));
  });
  it('moves no more than it must: two plans a week fit, so only what is above moves', () => {
    const { dates, load } = staggeredDates(input({ perReviewer: 64 }));
    expect(load.every(({ isTooMuch }) => !isTooMuch)).toBe(true);
    expect(dates.length).toBeLessThan(staggeredDates(input()).dates.length);
    expect(dates.every(({ is }) => is >= ('2024-06-07' as Day))).toBe(true);
  });
  it('proposes nothing where all of it can be read in time', () => {
    expect(staggeredDates(input({ perReviewer: 1_000 })).dates).toEqual([]);
    expect(staggeredDates(input({ orders: [] }))).toEqual({ dates: [], load: [] });
  });
});
