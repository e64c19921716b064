import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, at, dayFromNumber, dayNumber, dayOf, daysBetween, endOf, isDay, lastDayOfMonth, minuteOfDay, parseDay, startOf, weekday, yearOf } from './day.js';
import { instant } from './instant.js';

/** 1992, the first year without summer time, to 2199. */
const FIRST = dayNumber(parseDay('1992-01-01'));
const LAST = dayNumber(parseDay('2199-12-31'));
const days = fc.integer({ min: FIRST, max: LAST }).map(dayFromNumber);
const instants = fc.integer({ min: startOf(dayFromNumber(FIRST)), max: endOf(dayFromNumber(LAST)) - 1 }).map(instant);
const plain = (day: string) => Temporal.PlainDate.from(day);
const beijing = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('Asia/Shanghai');
const wallClock = (day: string, hour: number, minute: number) =>
  plain(day).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: { hour, minute } }).epochMilliseconds;

describe('a Beijing day, against temporal-polyfill', () => {
  it('number, weekday, year, month end', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayNumber(day)).toBe(plain('1970-01-01').until(plain(day)).days);
        expect(dayFromNumber(dayNumber(day))).toBe(day);
        expect(weekday(day)).toBe(plain(day).dayOfWeek);
        expect(yearOf(day)).toBe(plain(day).year);
        expect(lastDayOfMonth(day)).toBe(plain(day).with({ day: 31 }).toString());
      }),
    );
  });
  it('days added and days between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -20_000, max: 20_000 }), (day, n) => {
        expect(addDays(day, n)).toBe(plain(day).add({ days: n }).toString());
        expect(daysBetween(day, addDays(day, n))).toBe(n);
      }),
    );
  });
  it('start, end and any minute of the day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (day, hour, minute) => {
        expect(startOf(day)).toBe(wallClock(day, 0, 0));
        expect(endOf(day)).toBe(startOf(addDays(day, 1)));
        expect(at(day, hour, minute)).toBe(wallClock(day, hour, minute));
        expect(minuteOfDay(at(day, hour, minute))).toBe(hour * 60 + minute);
      }),
    );
  });
  it('the day of an instant', () => {
    fc.assert(fc.property(instants, (ms) => expect(dayOf(ms)).toBe(beijing(ms).toPlainDate().toString())));
  });
  it('a day holds its start and the millisecond before its end, not its end', () => {
    fc.assert(fc.property(days, (day) => expect([dayOf(startOf(day)), dayOf(instant(endOf(day) - 1)), dayOf(endOf(day))]).toEqual([day, day, addDays(day, 1)])));
  });
});

describe('worked days', () => {
  it('30 June ends 1 July 00:00 Beijing, which is 16:00 UTC of 30 June', () => {
    const june = parseDay('2024-06-30');
    expect(endOf(june)).toBe(Date.UTC(2024, 5, 30, 16));
    expect(dayOf(at(june, 23, 59))).toBe(june);
    expect(dayOf(at(june, 24))).toBe('2024-07-01');
  });
  it('29 February', () => {
    expect(addDays(parseDay('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(parseDay('2025-02-28'), 1)).toBe('2025-03-01');
    expect(['2024-02-29', '2000-02-29', '2025-02-29', '2100-02-29'].map(isDay)).toEqual([true, true, false, false]);
  });
  it('月底 and 年底', () => {
    expect(['2024-06-01', '2024-02-10', '2025-02-10', '2024-12-31'].map((day) => lastDayOfMonth(parseDay(day)))).toEqual(['2024-06-30', '2024-02-29', '2025-02-28', '2024-12-31']);
    expect(addDays(parseDay('2024-12-31'), 1)).toBe('2025-01-01');
  });
  it('30 June 2024 is a Sunday', () => {
    expect(weekday(parseDay('2024-06-30'))).toBe(7);
    expect(weekday(parseDay('1969-12-29'))).toBe(1);
  });
});

describe('what is no day', () => {
  it.each(['', '2024-6-30', '2024-06-31', '2024-13-01', '2024-00-10', '2024-06-00', ' 2024-06-30', '2024-06-30T00:00', '20240630', '２０２４-06-30'])('%j is refused', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow('not a day');
  });
  it('text is a day exactly where temporal-polyfill takes it', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const taken = (text: string) => {
      try {
        return plain(text).toString() === text;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, date) => {
        const text = `${year}-${two(month)}-${two(date)}`;
        expect(isDay(text)).toBe(taken(text));
      }),
    );
  });
});
