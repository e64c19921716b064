import { dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { Refusal } from '../shared/refusal.js';
import { launchCheck, type LaunchSituation } from './launch-check.js';
import { NEAR_WD, type DateDecision, type LaunchWarning } from './launch-dates.js';
import type { MovedDates } from './moved-dates.js';

/** A reason for a warning by its id, or for all of its code; with what is decided of the date. */
export interface LaunchReason {
  readonly warning: string;
  readonly reason: string;
  /** Absent: kept. */
  readonly decision?: DateDecision | undefined;
  readonly dueOn?: Day | undefined;
}

/** So many are named in a refusal; the count says how many there are. */
const NAMED = 20;

/** A launch by hand: nothing stops it, each warning has its reason, and each decision of a date is possible. Answers the dates it moves. */
export const checkedLaunch = (situation: LaunchSituation & { readonly calendar: WorkingCalendar }, reasons: readonly LaunchReason[]): { readonly moved: MovedDates } | { readonly refusal: Refusal } => {
  const { blockers, warnings } = launchCheck(situation);
  if (blockers.length > 0) return { refusal: { code: 'LAUNCH_BLOCKED', facts: { count: blockers.length, blockers: blockers.slice(0, NAMED).map(({ code, about, roles }) => [about, code, ...roles].filter((part) => part !== '').join(' ')) } } };
  const reasonFor = ({ id, code }: LaunchWarning): LaunchReason | undefined => reasons.find(({ warning }) => warning === id) ?? reasons.find(({ warning }) => warning === code);
  const bare = warnings.filter((warning) => !reasonFor(warning));
  if (bare.length > 0) return { refusal: { code: 'REASONS_MISSING', facts: { count: bare.length, warnings: bare.slice(0, NAMED).map(({ id }) => id) } } };
  const moved: Record<string, Day | null> = {};
  for (const warning of warnings) {
    const reason = reasonFor(warning);
    const refusal = reason && impossible(warning, reason, situation.calendar, situation.at);
    if (refusal) return { refusal };
    if (reason?.decision === 'history') moved[warning.about] = null;
    if (reason?.decision === 'move' && reason.dueOn) moved[warning.about] = reason.dueOn;
  }
  return { moved };
};

/** A date is moved to one that leaves time for it; only a milestone is history. */
const impossible = ({ id, decisions }: LaunchWarning, { decision = 'keep', dueOn }: LaunchReason, calendar: WorkingCalendar, at: Instant): Refusal | undefined => {
  if (decision !== 'keep' && !decisions.includes(decision)) return { code: 'DECISION_UNFIT', facts: { warning: id, decision } };
  if (decision !== 'move') return undefined;
  const earliest = addWorkingDays(calendar, dayOf(at), NEAR_WD);
  return dueOn === undefined || dueOn < earliest ? { code: 'DATE_TOO_NEAR', facts: { is: dueOn ?? null, earliest } } : undefined;
};
