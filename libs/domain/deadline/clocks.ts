import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { HolderSpan } from '../assignment/assignment.state.js';
import type { HeldDays } from './deadline.events.js';

/**
 * Working days that each side held the assignment until an instant (T8). The day of a change of hands is day 0 of the
 * next span, so the two clocks add up to the working days elapsed; while it is suspended neither runs.
 */
export const heldDays = (holders: readonly HolderSpan[], until: Instant, calendar: WorkingCalendar): HeldDays => {
  const held = { unit: 0, bureau: 0 };
  holders.forEach((span, index) => {
    if (span.holder === null) return;
    const to = holders[index + 1]?.from ?? until;
    held[span.holder] += workingDaysBetween(calendar, dayOf(span.from), dayOf(to));
  });
  return held;
};
