import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CALENDAR_2024_2026 as CALENDAR } from './calendar-2024-2026.js';
import { addDays, at, dayFromNumber, dayNumber, endOf, parseDay, startOf } from './day.js';
import {
  addWorkingDays, calendarFor, isProvisional, isWorkingDay, limitEnd, nextWorkingDay, previousWorkingDay, roll, staysOff, workingDaysBetween, type RollRule, type WorkingCalendar,
} from './working-calendar.js';

const day = parseDay;
const days = fc.integer({ min: dayNumber(day('2023-12-01')), max: dayNumber(day('2027-12-31')) }).map(dayFromNumber);
const spans = fc.integer({ min: -300, max: 300 });

describe('worked dates', () => {
  it('10 working days from 30 April 2024 end 16 May, 24:00', () => {
    expect(limitEnd(CALENDAR, day('2024-04-30'), 10)).toBe(endOf(day('2024-05-16')));
    expect(limitEnd(CALENDAR, day('2024-04-30'), 10)).toBe(startOf(day('2024-05-17')));
    expect(at(day('2024-05-16'), 23, 59)).toBeLessThan(limitEnd(CALENDAR, day('2024-04-30'), 10));
  });
  it('without the make-up Saturday 11 May they would end a day later', () => {
    const { '2024-05-11': _, ...special } = CALENDAR.special;
    expect(addWorkingDays({ ...CALENDAR, special }, day('2024-04-30'), 10)).toBe('2024-05-17');
  });
  it('1 to 5 May 2024 are off, Saturday 11 May works, Sunday 12 May does not', () => {
    expect(['01', '02', '03', '04', '05', '06', '11', '12'].map((date) => isWorkingDay(CALENDAR, day(`2024-05-${date}`)))).toEqual([false, false, false, false, false, true, true, false]);
    expect(previousWorkingDay(CALENDAR, day('2024-05-12'))).toBe('2024-05-11');
    expect(nextWorkingDay(CALENDAR, day('2024-05-11'))).toBe('2024-05-11');
  });
  it('over the year end and over the spring festival', () => {
    expect(addWorkingDays(CALENDAR, day('2024-12-31'), 1)).toBe('2025-01-02');
    expect(addWorkingDays(CALENDAR, day('2025-01-02'), -1)).toBe('2024-12-31');
    expect(addWorkingDays(CALENDAR, day('2024-02-09'), 1)).toBe('2024-02-18');
    expect(nextWorkingDay(CALENDAR, day('2024-10-01'))).toBe('2024-10-08');
  });
  it('29 February 2024 works, 28 February 2026 is a make-up Saturday', () => {
    expect(addWorkingDays(CALENDAR, day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(isWorkingDay(CALENDAR, day('2026-02-28'))).toBe(true);
    expect(isWorkingDay(CALENDAR, day('2026-03-01'))).toBe(false);
  });
  it('days of the ladder to Sunday 30 June 2024: T-n and T0 move back, T+n move on', () => {
    const due = day('2024-06-30');
    expect([-30, -14, -7, -3, -1, 0].map((n) => roll(CALENDAR, addDays(due, n), 'previous'))).toEqual(['2024-05-31', '2024-06-14', '2024-06-21', '2024-06-27', '2024-06-28', '2024-06-28']);
    expect([1, 3, 7].map((n) => roll(CALENDAR, addDays(due, n), 'next'))).toEqual(['2024-07-01', '2024-07-03', '2024-07-08']);
  });
  it('blue 3 July, orange 11 July, red draft 17 July 2024', () => {
    const blue = addWorkingDays(CALENDAR, day('2024-06-30'), 3);
    const orange = addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, blue, 5), 1);
    const red = addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, orange, 3), 1);
    expect([blue, orange, red]).toEqual(['2024-07-03', '2024-07-11', '2024-07-17']);
  });
});

describe('working days', () => {
  it('zero working days after a day is the day itself, off or not', () => {
    fc.assert(fc.property(days, (from) => expect(addWorkingDays(CALENDAR, from, 0)).toBe(from)));
  });
  it('adding n and counting between are inverse', () => {
    fc.assert(fc.property(days, spans, (from, n) => {
      const to = addWorkingDays(CALENDAR, from, n);
      // Backwards the count is over (to, from]: from counts where it works, to does not, so a start that is off counts one less.
      expect(workingDaysBetween(CALENDAR, from, to)).toBe(n >= 0 || isWorkingDay(CALENDAR, from) ? n : n + 1);
    }));
  });
  it('n forward and n back ends at the day, or at the nearest working day before', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 300 }), (from, n) => {
      const back = addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, from, n), -n);
      expect(back).toBe(previousWorkingDay(CALENDAR, from));
    }));
  });
  it('every nth day works; a limit in two parts is the limit in one', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (from, n, more) => {
      expect(isWorkingDay(CALENDAR, addWorkingDays(CALENDAR, from, n))).toBe(true);
      expect(isWorkingDay(CALENDAR, addWorkingDays(CALENDAR, from, -n))).toBe(true);
      expect(addWorkingDays(CALENDAR, addWorkingDays(CALENDAR, from, n), more)).toBe(addWorkingDays(CALENDAR, from, n + more));
    }));
  });
  it('the count is antisymmetric and adds up', () => {
    fc.assert(fc.property(days, days, days, (a, b, c) => {
      expect(workingDaysBetween(CALENDAR, a, b) + workingDaysBetween(CALENDAR, b, a)).toBe(0);
      expect(workingDaysBetween(CALENDAR, a, b) + workingDaysBetween(CALENDAR, b, c)).toBe(workingDaysBetween(CALENDAR, a, c));
    }));
  });
  it('the nearest working day: a working day stays, none lies between', () => {
    fc.assert(fc.property(days, (each) => {
      const [before, after] = [previousWorkingDay(CALENDAR, each), nextWorkingDay(CALENDAR, each)];
      if (isWorkingDay(CALENDAR, each)) expect([before, after]).toEqual([each, each]);
      else expect([before < each, each < after, workingDaysBetween(CALENDAR, before, after)]).toEqual([true, true, 1]);
    }));
  });
});

describe('顺延规则', () => {
  const sunday = day('2024-06-30');
  it.each<[RollRule, string]>([['none', '2024-06-30'], ['previous', '2024-06-28'], ['next', '2024-07-01'], [{ nthAfter: 3 }, '2024-07-03']])('%j', (rule, rolled) => {
    expect(roll(CALENDAR, sunday, rule)).toBe(rolled);
  });
  it('a working day stays, but not under nthAfter', () => {
    expect((['none', 'previous', 'next', { nthAfter: 1 }] as const).map((rule) => roll(CALENDAR, day('2024-06-28'), rule))).toEqual(['2024-06-28', '2024-06-28', '2024-06-28', '2024-07-01']);
  });
  it('a rolled date is never off', () => {
    const rules = fc.oneof(fc.constantFrom('previous', 'next'), fc.record({ nthAfter: fc.integer({ min: 1, max: 30 }) })) as fc.Arbitrary<RollRule>;
    fc.assert(fc.property(days, rules, (each, rule) => expect(isWorkingDay(CALENDAR, roll(CALENDAR, each, rule))).toBe(true)));
  });
});

describe('暂定', () => {
  it('a year is final only where the calendar says published', () => {
    expect(['2023-12-31', '2024-01-01', '2026-12-31', '2027-01-01', '2028-01-01'].map((each) => isProvisional(CALENDAR, day(each)))).toEqual([true, false, false, true, true]);
  });
  it('an unpublished year counts as ordinary weeks', () => {
    expect(isWorkingDay(CALENDAR, day('2027-01-01'))).toBe(true);
    expect(isWorkingDay(CALENDAR, day('2027-01-02'))).toBe(false);
  });
  it('publishing the year moves what counts over it', () => {
    const published: WorkingCalendar = { version: 'next', years: { ...CALENDAR.years, 2027: 'published' }, special: { ...CALENDAR.special, '2027-01-01': 'holiday', '2027-01-02': 'make_up' } };
    expect(isProvisional(published, day('2027-01-01'))).toBe(false);
    expect([addWorkingDays(CALENDAR, day('2026-12-31'), 1), addWorkingDays(published, day('2026-12-31'), 1)]).toEqual(['2027-01-01', '2027-01-02']);
  });
});

describe('extra days of a province', () => {
  const own: WorkingCalendar = { ...CALENDAR, extra: { 44: { '2024-06-28': 'holiday', '2024-06-29': 'make_up' } } };
  it('count for its units, and for nobody else', () => {
    expect(['2024-06-28', '2024-06-29'].map((each) => isWorkingDay(calendarFor(own, { unit: '44' }), day(each)))).toEqual([false, true]);
    expect(isWorkingDay(calendarFor(own, { unit: '4401', province: '44' }), day('2024-06-28'))).toBe(false);
    expect(calendarFor(own, { unit: '11', province: null })).toBe(own);
    expect(calendarFor(CALENDAR, { unit: '44' })).toBe(CALENDAR);
    expect(isWorkingDay(own, day('2024-06-28'))).toBe(true);
  });
  it('stand beside the days of the country', () => {
    expect(isWorkingDay(calendarFor(own, { unit: '44' }), day('2024-05-11'))).toBe(true);
  });
});

describe('a Sunday that stays', () => {
  it('is warned of; a make-up Saturday and a weekday are not', () => {
    const dates = ['2024-06-30', '2024-05-11', '2024-07-01', '2024-10-01'].map((dueOn) => ({ dueOn: day(dueOn) }));
    expect(staysOff(CALENDAR, dates).map(({ dueOn }) => dueOn)).toEqual(['2024-06-30', '2024-10-01']);
  });
});
