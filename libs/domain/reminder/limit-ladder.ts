import { at } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING } from '../deadline/awaited.js';
import type { Addressee, PlannedReminder } from './reminder-rule.js';

interface LimitInput {
  readonly duty: string;
  readonly dueOn: Day;
  /** Working days from the last one, negative; 0 is the last day itself. */
  readonly wds: readonly number[];
  readonly addressees: readonly Addressee[];
  readonly occurrence: string;
  readonly since: Instant;
}

/** Rows of a limit (section 6): so many working days before, and its last day. */
export const limitLadder = ({ duty, dueOn, wds, addressees, occurrence, since }: LimitInput, calendar: WorkingCalendar): PlannedReminder[] =>
  wds.map((wd): PlannedReminder => {
    const dueAt = at(wd === 0 ? previousWorkingDay(calendar, dueOn) : addWorkingDays(calendar, dueOn, wd), MORNING);
    return { duty, rule: wd === 0 ? 'last' : `wd${wd}`, occurrence, dueAt, addressees, alone: wd === 0, suppressed: dueAt < since ? 'past_at_creation' : null };
  });
