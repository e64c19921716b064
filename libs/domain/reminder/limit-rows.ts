import { at } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING } from '../deadline/awaited.js';
import type { Addressee, PlannedReminder } from './reminder-rule.js';

interface LimitInput {
  readonly duty: string;
  readonly dueOn: Day;
  /** Working days before the last day; 0 is the last day itself. */
  readonly wds: readonly number[];
  readonly addressees: readonly Addressee[];
  readonly occurrence: string;
  /** Since when it is theirs; earlier rows are not made up for. */
  readonly since: Instant;
}

/** Reminders of a limit in working days, 09:00 (section 6). */
export const limitRows = ({ duty, dueOn, wds, addressees, occurrence, since }: LimitInput, calendar: WorkingCalendar): PlannedReminder[] =>
  wds.map((wd): PlannedReminder => {
    const dueAt = at(wd === 0 ? previousWorkingDay(calendar, dueOn) : addWorkingDays(calendar, dueOn, wd), MORNING);
    return { duty, rule: wd === 0 ? 'last' : `wd${wd}`, occurrence, dueAt, addressees, alone: wd === 0, suppressed: dueAt < since ? 'past_at_creation' : null };
  });
