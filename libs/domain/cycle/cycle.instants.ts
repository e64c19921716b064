import { endOf, parseDay, dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { limitEnd, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from './cycle-settings.js';
import type { CycleInstant } from './cycle.state.js';

const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31'];

/**
 * What a cycle waits for from its launch: the end of the opt-in window (section 8), the day on which each quarter's reports
 * are shut (P1), and the end of its year (T1). What is past already is not waited for.
 */
export const cycleInstants = (year: number, settings: CycleSettings, calendar: WorkingCalendar, launchedAt: Instant): CycleInstant[] => {
  const quarters = QUARTER_ENDS.map((end, index): CycleInstant => ({
    rule: 'quarter_closes', occurrence: `q${index + 1}`, at: limitEnd(calendar, parseDay(`${year}-${end}`), settings.reportWithinWd + settings.reportShutWd),
  }));
  const all: CycleInstant[] = [
    { rule: 'opt_in_closes', occurrence: 'opt-in', at: limitEnd(calendar, dayOf(launchedAt), settings.optInWd) },
    ...quarters,
    { rule: 'closing', occurrence: 'closing', at: endOf(settings.completionDueOn) },
  ];
  return all.filter(({ at }) => at > launchedAt);
};
