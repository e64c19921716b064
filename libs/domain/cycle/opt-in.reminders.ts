import { addDays, at, dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING } from '../deadline/awaited.js';
import type { PlannedReminder } from '../reminder/reminder-rule.js';
import type { CycleEvents } from './cycle.events.js';
import type { OptInWindow } from './cycle.state.js';

/** As the launch set it; undefined where an earlier release launched. */
export const optInWindow = ({ instants = [] }: Pick<CycleEvents['CycleLaunched'], 'instants'>, opensAt: Instant): OptInWindow | undefined => {
  const closes = instants.find(({ rule }) => rule === 'opt_in_closes');
  return closes && { opensAt, closesOn: addDays(dayOf(closes.at), -1) };
};

/** Section 6: on opening, and 3 working days before the end, to who decides in the unit and to its liaison; until it opts in. */
export const optInRows = ({ opensAt, closesOn }: OptInWindow, calendar: WorkingCalendar): PlannedReminder[] => {
  const row = (rule: string, dueAt: Instant): PlannedReminder => ({ duty: 'opt_in', rule, occurrence: closesOn, dueAt, addressees: ['unit:liaison', 'unit:leader'], alone: false, suppressed: null });
  if (dayOf(opensAt) > closesOn) return [];
  return [row('opening', opensAt), row('wd-3', at(addWorkingDays(calendar, closesOn, -3), MORNING))].filter(({ dueAt }) => dueAt >= opensAt);
};
