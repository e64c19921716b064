import { describe, expect, it } from '@jest/globals';
import { addDays, at, dayOf, endOf, parseDay, startOf } from '../calendar/day.js';
import { CALENDAR_2024_2026 as CALENDAR } from '../calendar/calendar-2024-2026.js';
import { addWorkingDays, limitEnd, previousWorkingDay, workingDaysBetween } from '../calendar/working-calendar.js';
import { nthOverdueMorning } from '../deadline/awaited.js';
import { lightOf } from '../deadline/light.js';
import { timelinessOf } from '../plan/submit-plan.js';
import { deadlineLadder } from './deadline-ladder.js';

const JUNE_END = parseDay('2024-06-30');
const rows = (escalatesOnWd: number | null, since = at(parseDay('2024-03-29'), 9)) =>
  deadlineLadder({ duty: 'plan', dueOn: JUNE_END, occurrence: JUNE_END, since, escalatesOnWd }, CALENDAR).map((row) => `${row.rule} ${dayOf(row.dueAt)} ${row.suppressed ?? 'sent'}`);

describe('worked dates of sections 6 to 8', () => {
  it('the ladder of Sunday 30 June 2024', () => {
    expect(rows(3)).toEqual([
      'T-30 2024-05-31 sent', 'T-14 2024-06-14 sent', 'T-7 2024-06-21 sent', 'T-3 2024-06-27 sent', 'T-1 2024-06-28 merged', 'T0 2024-06-28 sent',
      'T+1 2024-07-01 sent', 'T+3 2024-07-03 escalated', 'T+7 2024-07-08 escalated',
    ]);
  });
  it('without supervision the late rules are sent', () => {
    expect(rows(null).slice(-2)).toEqual(['T+3 2024-07-03 sent', 'T+7 2024-07-08 sent']);
  });
  it('issued late, what is past is one immediate notice', () => {
    const late = at(parseDay('2024-06-24'), 15);
    expect(rows(3, late).filter((row) => row.includes('06-2') || row.startsWith('immediate'))).toEqual([
      'T-7 2024-06-21 past_at_creation', 'T-3 2024-06-27 sent', 'T-1 2024-06-28 merged', 'T0 2024-06-28 sent', 'immediate 2024-06-24 sent',
    ]);
  });
  it('blue 3 July, 09:00; five working days to reply end 10 July', () => {
    expect(nthOverdueMorning(CALENDAR, JUNE_END, 3)).toBe(at(parseDay('2024-07-03'), 9));
    expect(addWorkingDays(CALENDAR, parseDay('2024-07-03'), 5)).toBe('2024-07-10');
  });
  it('10 working days from 30 April 2024 end 16 May', () => {
    expect(limitEnd(CALENDAR, parseDay('2024-04-30'), 10)).toBe(endOf(parseDay('2024-05-16')));
    expect(workingDaysBetween(CALENDAR, parseDay('2024-04-30'), parseDay('2024-05-16'))).toBe(10);
  });
  it('a make-up Saturday is a working day', () => {
    expect(previousWorkingDay(CALENDAR, parseDay('2024-05-12'))).toBe('2024-05-11');
  });
  it('over the year end and 29 February', () => {
    expect(addWorkingDays(CALENDAR, parseDay('2024-12-31'), 1)).toBe('2025-01-02');
    expect(addDays(parseDay('2024-02-28'), 1)).toBe('2024-02-29');
  });
  it('23:59 is in time, 24:00 is late, begun before and done within the grace counts', () => {
    const before = at(parseDay('2024-06-30'), 12);
    expect(timelinessOf(at(JUNE_END, 23, 59), before, JUNE_END, 15)).toBe('in_time');
    expect(timelinessOf(startOf(parseDay('2024-07-01')), before, JUNE_END, 15)).toBe('grace');
    expect(timelinessOf(at(parseDay('2024-07-01'), 0, 15), before, JUNE_END, 15)).toBe('late');
    expect(timelinessOf(at(parseDay('2024-07-01'), 0, 5), at(parseDay('2024-07-01'), 0, 1), JUNE_END, 15)).toBe('late');
  });
  it('lights: yellow from 7 days before, red from 24:00, green while the bureau holds', () => {
    const light = (day: string, hour: number, minute = 0, holder: 'unit' | 'bureau' = 'unit') => lightOf({ status: 'acknowledged', holder, dueAt: endOf(JUNE_END) }, at(parseDay(day), hour, minute));
    expect([light('2024-06-23', 23, 59), light('2024-06-24', 0), light('2024-06-30', 23, 59), light('2024-07-01', 0), light('2024-07-01', 0, 0, 'bureau')]).toEqual(['green', 'yellow', 'yellow', 'red', 'green']);
  });
});
