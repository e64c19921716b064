import type { Day, Instant } from '../calendar/instant.js';
import { dayOf } from '../calendar/day.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import { nthOverdueMorning } from '../deadline/awaited.js';

export interface UnansweredStep {
  readonly level: 'blue' | 'orange' | 'red';
  readonly at: Instant;
  readonly replyWithinWd: number;
  readonly replyDueOn: Day;
}

/** The three notices of section 7 for a date that nobody meets and nobody answers for: what a preview shows of the rules. */
export const unansweredLadder = (dueOn: Day, calendar: WorkingCalendar, { blueOnWd, blueReplyWd, orangeReplyWd, redReplyWd }: CycleSettings): readonly UnansweredStep[] => {
  const step = (level: UnansweredStep['level'], after: Day, wd: number, replyWithinWd: number): UnansweredStep => {
    const at = nthOverdueMorning(calendar, after, wd);
    return { level, at, replyWithinWd, replyDueOn: addWorkingDays(calendar, dayOf(at), replyWithinWd) };
  };
  const blue = step('blue', dueOn, blueOnWd, blueReplyWd);
  const orange = step('orange', blue.replyDueOn, 1, orangeReplyWd);
  return [blue, orange, step('red', orange.replyDueOn, 1, redReplyWd)];
};
