import { at } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, previousWorkingDay, type WorkingCalendar } from '../calendar/working-calendar.js';
import { MORNING } from '../deadline/awaited.js';
import type { Addressee, PlannedReminder } from './reminder-rule.js';
import { settleRows } from './settle-rows.js';

/** The last of the three is always the bureau itself; the unit is told at the first step. */
export const COORDINATOR: Addressee = 'bureau:coordinator';
export const BUREAU_LEADER: Addressee = 'bureau:bureau_leader';

interface LimitInput {
  readonly duty: string;
  readonly dueOn: Day;
  /** The date that the rows belong to; another one, other rows. */
  readonly occurrence: string;
  /** Since when the duty is there. */
  readonly since: Instant;
  /** A date set anew, told by a notice of its own. */
  readonly isChanged?: boolean;
}
interface Step extends Pick<PlannedReminder, 'addressees' | 'alone'> {
  readonly wd: number;
}

/** Working days around the last day of a limit, 09:00: `wd-3` … `last` … `wd+5`. */
const limitRows = ({ duty, dueOn, occurrence, since, isChanged = false }: LimitInput, steps: readonly Step[], calendar: WorkingCalendar): PlannedReminder[] =>
  settleRows(
    steps.map(({ wd, addressees, alone }): PlannedReminder => {
      const day = wd === 0 ? previousWorkingDay(calendar, dueOn) : addWorkingDays(calendar, dueOn, wd);
      return { duty, rule: wd === 0 ? 'last' : `wd${wd > 0 ? '+' : ''}${wd}`, occurrence, dueAt: at(day, MORNING), addressees, alone, suppressed: null };
    }),
    since,
    isChanged,
  );

/** A revision: 5 and 1 working days before, and the last day. */
export const revisionLadder = (limit: LimitInput & { readonly to: readonly Addressee[] }, calendar: WorkingCalendar): PlannedReminder[] =>
  limitRows(limit, [-5, -1, 0].map((wd) => ({ wd, addressees: limit.to, alone: wd === 0 })), calendar);

/**
 * The bureau's own limits (sections 6 and 7): the holder 3 working days before and on the last day; once it has passed the
 * first head a working day later, the second after 3, the third after 5. The unit is told with the first step (S2).
 * Department: its director, coordinator, bureau leader. Slow province: its leader, then the coordinator.
 */
export const bureauLadder = (limit: LimitInput & { readonly holder: readonly Addressee[]; readonly heads: readonly Addressee[] }, calendar: WorkingCalendar): PlannedReminder[] =>
  limitRows(
    limit,
    [
      { wd: -3, addressees: limit.holder, alone: false },
      { wd: 0, addressees: limit.holder, alone: true },
      ...limit.heads.slice(0, 3).map((head, index): Step => ({ wd: [1, 3, 5][index] ?? 5, addressees: index === 0 ? [head, 'unit:liaison'] : [head], alone: true })),
    ],
    calendar,
  );

/** Who hears of a department that is slow. */
export const headsOf = (department: string): readonly Addressee[] => [`${department}:director`, COORDINATOR, BUREAU_LEADER];
/** Who hears of a province that is slow with its city's plan (B1). */
export const headsOfProvince = (province: string): readonly Addressee[] => [`${province}:leader`, COORDINATOR];
