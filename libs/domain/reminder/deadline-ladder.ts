import { addDays, at } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { nextWorkingDay, previousWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING, nthOverdueMorning } from '../deadline/awaited.js';
import { DEADLINE_LADDER, type LadderRule, type PlannedReminder } from './reminder-rule.js';
import { settleRows } from './settle-rows.js';

interface LadderInput {
  readonly duty: string;
  readonly dueOn: Day;
  readonly occurrence: string;
  /** Since when the duty is there; earlier rules are not made up for, one immediate notice stands for them. */
  readonly since: Instant;
  /** A date set anew: who was told the old one is told the new one, so nothing else goes out at once. */
  readonly isChanged?: boolean;
  /** Working day overdue on which supervision begins; null where there is none (optional assignments). */
  readonly escalatesOnWd: number | null;
  /** Rules in use by the cycle's settings, and those that the duty has at all; absent: the whole table. */
  readonly ladder?: readonly LadderRule[] | undefined;
  readonly rules?: readonly string[];
}

/**
 * The whole ladder of a deadline (section 6), 09:00: T-n and T0 move to the previous working day, T+n to the next. Of two
 * rules on one day the later is sent, the other `merged`; from the first supervision notice on the rest is `escalated`.
 */
export const deadlineLadder = ({ duty, dueOn, occurrence, since, isChanged = false, escalatesOnWd, ladder, rules }: LadderInput, calendar: WorkingCalendar): PlannedReminder[] => {
  const escalation = escalatesOnWd === null ? Infinity : nthOverdueMorning(calendar, dueOn, escalatesOnWd);
  const rows = DEADLINE_LADDER.filter(({ rule }) => (!ladder || ladder.includes(rule)) && (!rules || rules.includes(rule))).map((rule): PlannedReminder => {
    const day = addDays(dueOn, rule.days);
    const working = rule.days <= 0 ? previousWorkingDay(calendar, day) : nextWorkingDay(calendar, day);
    const dueAt = at(working, MORNING);
    return { duty, rule: rule.rule, occurrence, dueAt, addressees: rule.addressees, alone: rule.alone, suppressed: dueAt >= escalation ? 'escalated' : null };
  });
  return settleRows(rows, since, isChanged);
};
