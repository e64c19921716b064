import { instant, type Day, type Instant } from './instant.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Beijing is UTC+8 without summer time since 1992; the only place that says so. */
const BEIJING = 8 * HOUR;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a civil date (Howard Hinnant's days_from_civil). */
const civilToNumber = (year: number, month: number, date: number): number => {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
};

const numberToCivil = (n: number): [year: number, month: number, date: number] => {
  const z = n + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1];
};

const parts = (day: Day): [number, number, number] => [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
const text = (year: number, month: number, date: number): Day => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;

/** Days since 1970-01-01. */
export const dayNumber = (day: Day): number => civilToNumber(...parts(day));
export const dayFromNumber = (n: number): Day => text(...numberToCivil(n));
export const isDay = (value: string): value is Day => PATTERN.test(value) && dayFromNumber(dayNumber(value as Day)) === value;
/** Throws where the text is no day of the calendar. */
export const parseDay = (value: string): Day => {
  if (isDay(value)) return value;
  throw new Error(`not a day: ${value}`);
};
/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
export const addDays = (day: Day, n: number): Day => dayFromNumber(dayNumber(day) + n);
/** Calendar days from a to b. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a);
/** 1 = Monday … 7 = Sunday, of a day's number. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;
export const weekday = (day: Day): number => weekdayOf(dayNumber(day));
/** 00:00 Beijing. */
export const startOf = (day: Day): Instant => instant(dayNumber(day) * DAY - BEIJING);
/** 24:00 Beijing: a deadline is inclusive and ends here (section 8). */
export const endOf = (day: Day): Instant => instant((dayNumber(day) + 1) * DAY - BEIJING);
export const at = (day: Day, hour: number, minute = 0): Instant => instant(startOf(day) + hour * HOUR + minute * 60_000);
/** The Beijing day of an instant. */
export const dayOf = (at: Instant): Day => dayFromNumber(Math.floor((at + BEIJING) / DAY));
/** The same day of another year; 29 February becomes the 28th where there is none. */
export const addYears = (day: Day, years: number): Day => {
  const [year, month, date] = parts(day);
  const moved = text(year + years, month, date);
  return isDay(moved) ? moved : text(year + years, month, date - 1);
};
export const yearOf = (day: Day): number => parts(day)[0];
/** 月底. */
export const lastDayOfMonth = (day: Day): Day => {
  const [year, month] = parts(day);
  return dayFromNumber((month === 12 ? civilToNumber(year + 1, 1, 1) : civilToNumber(year, month + 1, 1)) - 1);
};
/** Minutes since 00:00 Beijing. */
export const minuteOfDay = (at: Instant): number => Math.floor((at - startOf(dayOf(at))) / 60_000);
