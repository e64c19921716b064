import { describe, expect, it } from '@jest/globals';
import { CALENDAR_2024_2026 } from '../calendar/calendar-2024-2026.js';
import { at, parseDay } from '../calendar/day.js';
import { countsForCap, isCapped, nextWeekMorning } from './weekly-cap.js';

const days = (...all: string[]) => all.map(parseDay);

describe('three notices a unit and week (S5)', () => {
  it('the fourth day is one too many; more on a day that has one is the same notice', () => {
    const three = days('2024-07-01', '2024-07-02', '2024-07-03');
    expect(isCapped(three.slice(1), parseDay('2024-07-04'))).toBe(false);
    expect(isCapped(three, parseDay('2024-07-04'))).toBe(true);
    expect(isCapped(three, parseDay('2024-07-03'))).toBe(false);
    expect(isCapped([...three.slice(0, 2), ...three.slice(0, 1)], parseDay('2024-07-04'))).toBe(false);
  });
  it('red, its draft, and what a department gets do not count', () => {
    const row = (rule: string, ...addressees: string[]) => countsForCap({ duty: 'supervision', rule, addressees });
    expect([row('blue', 'unit:leader'), row('orange', 'unit:leader'), row('instruction', 'unit:leader')]).toEqual([true, true, true]);
    expect([row('red', 'unit:leader'), row('red_draft', 'bureau:bureau_leader'), row('instruction', 'dept-a:director')]).toEqual([false, false, false]);
    expect(countsForCap({ duty: 'plan', rule: 'T0', addressees: ['unit:clerk'] })).toBe(false);
  });
  it('goes first next week: Monday 09:00, or the first day that works', () => {
    expect(nextWeekMorning(parseDay('2024-07-04'), CALENDAR_2024_2026)).toBe(at(parseDay('2024-07-08'), 9));
    expect(nextWeekMorning(parseDay('2024-07-08'), CALENDAR_2024_2026)).toBe(at(parseDay('2024-07-15'), 9));
    expect(nextWeekMorning(parseDay('2024-09-27'), CALENDAR_2024_2026)).toBe(at(parseDay('2024-09-30'), 9));
    expect(nextWeekMorning(parseDay('2024-09-30'), CALENDAR_2024_2026)).toBe(at(parseDay('2024-10-08'), 9));
  });
});
