import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { CALENDAR_2024_2026 as CALENDAR } from './calendar-2024-2026.js';
import { addDays, isDay, parseDay, weekday } from './day.js';
import type { Day } from './instant.js';
import { isWorkingDay } from './working-calendar.js';

const daysOf = function* (from: string, to: string): Generator<Day> {
  for (let day = parseDay(from); day <= to; day = addDays(day, 1)) yield day;
};
/** The package's table and not its functions: west of UTC they answer for the day before. */
const theirs = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json'), 'utf8')) as Record<'holidays' | 'workdays', Record<string, string>>;
const specialOf = (day: Day) => (day in theirs.holidays ? 'holiday' : day in theirs.workdays ? 'make_up' : undefined);
const works = (day: Day): boolean => specialOf(day) === 'make_up' || (specialOf(day) === undefined && new Date(`${day}T12:00:00Z`).getUTCDay() % 6 !== 0);

describe('the seed calendar', () => {
  it('is chinese-days, on every day of 2024 to 2026', () => {
    const all = [...daysOf('2024-01-01', '2026-12-31')];
    expect(all).toHaveLength(366 + 365 + 365);
    expect(all.map((day) => [day, isWorkingDay(CALENDAR, day), CALENDAR.special[day]])).toEqual(all.map((day) => [day, works(day), specialOf(day)]));
  });
  it('holds only days of the published years', () => {
    const special = Object.keys(CALENDAR.special);
    expect(special.filter((day) => !isDay(day) || CALENDAR.years[day.slice(0, 4)] !== 'published')).toEqual([]);
    expect(CALENDAR.years).toEqual({ 2024: 'published', 2025: 'published', 2026: 'published', 2027: 'provisional' });
  });
  it('makes up on weekends only', () => {
    const madeUp = Object.entries(CALENDAR.special).filter(([, kind]) => kind === 'make_up');
    expect(madeUp.map(([day]) => weekday(parseDay(day))).filter((n) => n < 6)).toEqual([]);
    expect(madeUp).toHaveLength(8 + 5 + 6);
  });
});
