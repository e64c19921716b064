import { dayFromNumber, dayNumber, endOf, weekdayOf, yearOf } from './day.js';
import type { Day, Instant } from './instant.js';
import type { UnitId } from '../shared/ids.js';

/** 工作日历 as data (T2). A year not listed is unknown and counts as `provisional`. */
export interface WorkingCalendar {
  readonly version: string;
  readonly years: Readonly<Record<string, 'published' | 'provisional'>>;
  /** 节假日 and 调休上班日. */
  readonly special: SpecialDays;
  /** Days of a province alone, as its own government announced them (T2). */
  readonly extra?: Readonly<Record<UnitId, SpecialDays>>;
  /** Number of the notice that published a year; nothing is reckoned by it. */
  readonly documents?: Readonly<Record<string, string>>;
}
export type SpecialDays = Readonly<Record<string, 'holiday' | 'make_up'>>;

/** The calendar that a unit's own limits are counted with: a province's extra days are its cities' too. Limits of the bureau count by the calendar itself. */
export const calendarFor = (calendar: WorkingCalendar, { unit, province }: { readonly unit: UnitId; readonly province?: UnitId | null }): WorkingCalendar => {
  const extra = calendar.extra?.[province ?? unit];
  return extra ? { ...calendar, special: { ...calendar.special, ...extra } } : calendar;
};

/** By the day's number as well, so that a walk over many days reads no day twice: a rehearsal takes a million such steps. */
const isWorking = ({ special }: WorkingCalendar, day: Day, number: number): boolean => {
  const found = special[day];
  return found === undefined ? weekdayOf(number) <= 5 : found === 'make_up';
};
/** A weekday that is no holiday, or a make-up working day (section 8). */
export const isWorkingDay = (calendar: WorkingCalendar, day: Day): boolean => isWorking(calendar, day, dayNumber(day));

/** The nth working day after a day, which itself is day 0; n may be negative. */
export const addWorkingDays = (calendar: WorkingCalendar, day: Day, n: number): Day => {
  const step = n < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(n), number = dayNumber(day); left > 0; ) {
    number += step;
    current = dayFromNumber(number);
    if (isWorking(calendar, current, number)) left--;
  }
  return current;
};

/** Working days in (from, to]; negative where `to` is before `from`. */
export const workingDaysBetween = (calendar: WorkingCalendar, from: Day, to: Day): number => {
  // Not unary minus: no working days between is 0, never -0, which JSON and Object.is tell apart.
  if (to < from) return 0 - workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let number = dayNumber(from) + 1, last = dayNumber(to); number <= last; number++) if (isWorking(calendar, dayFromNumber(number), number)) count++;
  return count;
};

/** The day itself where it works, else the nearest before. */
export const previousWorkingDay = (calendar: WorkingCalendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, -1));
/** The day itself where it works, else the nearest after. */
export const nextWorkingDay = (calendar: WorkingCalendar, day: Day): Day => (isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1));
/** 24:00 of the nth working day after. */
export const limitEnd = (calendar: WorkingCalendar, day: Day, n: number): Instant => endOf(addWorkingDays(calendar, day, n));
/** 暂定: the State Council has not published the day's year. */
export const isProvisional = (calendar: WorkingCalendar, day: Day): boolean => calendar.years[yearOf(day)] !== 'published';

/** 顺延规则 (T3). `nthAfter`: the nth working day after. */
export type RollRule = 'none' | 'previous' | 'next' | { readonly nthAfter: number };
export const roll = (calendar: WorkingCalendar, day: Day, rule: RollRule): Day => {
  if (rule === 'none') return day;
  if (rule === 'previous') return previousWorkingDay(calendar, day);
  if (rule === 'next') return nextWorkingDay(calendar, day);
  return addWorkingDays(calendar, day, rule.nthAfter);
};

/** Dates that fall on a day off and stay there: the launch check warns of them (section 8). */
export const staysOff = <D extends { readonly dueOn: Day }>(calendar: WorkingCalendar, dates: readonly D[]): D[] => dates.filter(({ dueOn }) => !isWorkingDay(calendar, dueOn));
