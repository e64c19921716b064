import { DayText } from '#api-types/views/common.views.js';
import { dayOf, endOf, parseDay } from '#domain/calendar/day.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import { ApiError } from './api-error.js';

/** 截至: a Beijing day; today, or none, is now (D3). */
export const AsOf = DayText.optional();

/** The last moment of a past day; null for now. A day to come is refused. */
export const asOfInstant = (day: string | undefined, now: Instant): Instant | null => {
  const today = dayOf(now);
  if (day === undefined || day === today) return null;
  if (day > today) throw new ApiError('FUTURE_DAY', { day, today });
  return instant(endOf(parseDay(day)) - 1);
};
