import type { AssignmentState, Holder, IssuedState } from '../assignment/assignment.state.js';
import { dayOf, endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar.js';
import { owedReports } from '../progress/report.js';

/** 持有方: who must act now; null once closed, and while suspended. */
export const holderOf = (state: AssignmentState): Holder | null => {
  if (state.status === 'not_issued' || state.status === 'closed' || state.suspended) return null;
  return state.status === 'in_review' || state.status === 'completion_declared' ? 'bureau' : 'unit';
};

/** Since when the present clock runs: a resumption begins it. */
export const runsSince = ({ holders, issuedAt }: IssuedState): Instant => holders.at(-1)?.from ?? issuedAt;

/** Since when the present holder has it; a suspension in between is nobody's. */
export const heldSince = ({ holders, issuedAt }: IssuedState): Instant => {
  let span = holders.length - 1;
  while (span > 0 && (holders[span]?.holder === null || holders[span - 1]?.holder === null)) span--;
  return holders[span]?.from ?? issuedAt;
};

/** Last of n working days from an instant on; those of a suspension in between do not count (Y6). */
export const limitSince = ({ holders }: IssuedState, from: Instant, n: number, calendar: WorkingCalendar): Day => {
  const paused = holders.reduce((sum, span, index) => {
    const until = holders[index + 1]?.from;
    return span.holder === null && span.from >= from && until !== undefined ? sum + workingDaysBetween(calendar, dayOf(span.from), dayOf(until)) : sum;
  }, 0);
  return addWorkingDays(calendar, dayOf(from), n + paused);
};

/** What the holder must do next, and by when: `plan`, `milestone:{id}`. */
export interface NextDuty {
  readonly duty: string;
  readonly dueOn: Day;
}

/** Milestones, reports and the completion, whichever comes first. */
const nextProgress = (state: IssuedState): NextDuty =>
  [
    ...state.milestones.filter(({ id }) => !state.milestonesReached.includes(id)).map(({ id, dueOn }) => ({ duty: `milestone:${id}`, dueOn })),
    ...owedReports(state.reports).map(({ dueOn }) => ({ duty: 'report', dueOn })),
  ].reduce((first, each) => (each.dueOn < first.dueOn ? each : first), { duty: 'completion', dueOn: state.completionDueOn });

/** Null where no date is set, and while suspended. */
export const nextDutyOf = (state: AssignmentState): NextDuty | null => {
  if (state.status !== 'not_issued' && state.suspended) return null;
  switch (state.status) {
    case 'not_issued':
    case 'closed':
    case 'completion_declared':
      return null;
    case 'in_review':
      if (state.settlement) return { duty: 'settlement', dueOn: state.settlement.dueOn };
      return state.reviewDueOn === null ? null : { duty: 'review', dueOn: state.reviewDueOn };
    case 'assigned':
      return { duty: 'acknowledgement', dueOn: state.acknowledgeBy };
    case 'approved':
      return nextProgress(state);
    default:
      return state.letter ? { duty: 'revision', dueOn: state.letter.revisionDueOn } : { duty: 'plan', dueOn: state.planDueOn };
  }
};

/** The date that the holder must meet next. */
export const dueOnOf = (state: AssignmentState): Day | null => nextDutyOf(state)?.dueOn ?? null;

/** 24:00 of that date. */
export const dueAtOf = (state: AssignmentState): Instant | null => {
  const dueOn = dueOnOf(state);
  return dueOn ? endOf(dueOn) : null;
};
