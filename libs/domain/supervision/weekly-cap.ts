import { addDays, at, weekday } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { nextWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING } from '../deadline/awaited.js';

/** S5: notices of a unit and day are one; so many of them a unit and week. */
export const NOTICES_A_WEEK = 3;

/** Monday of the day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** Whether a notice of a rule counts: red is exempt, and so is what no unit gets. */
export const countsForCap = (row: { readonly duty: string; readonly rule: string; readonly addressees: readonly string[] }): boolean =>
  row.duty === 'supervision' && row.rule !== 'red' && row.rule !== 'red_draft' && row.addressees.some((addressee) => addressee.startsWith('unit:'));

/** Whether a notice that has gone out makes its day one of the unit's three. */
export const isOfNoticeDay = (row: Parameters<typeof countsForCap>[0]): boolean => countsForCap(row) && row.addressees.includes('unit:leader');

/** Whether today's notice is one too many, by the days of this week on which the unit had one. */
export const isCapped = (noticeDays: readonly Day[], today: Day): boolean => !noticeDays.includes(today) && new Set(noticeDays).size >= NOTICES_A_WEEK;

/** 09:00 of the first working day of the week after: what was held back goes first. */
export const nextWeekMorning = (today: Day, calendar: WorkingCalendar): Instant => at(nextWorkingDay(calendar, addDays(mondayOf(today), 7)), MORNING);
