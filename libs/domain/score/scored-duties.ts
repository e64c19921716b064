import type { IssuedState } from '../assignment/assignment.state.js';
import { endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';

/** A dated duty of an assignment, as it stands. */
export interface ScoredDuty {
  /** acknowledgement, plan, milestone:{id} */
  readonly duty: string;
  readonly dueOn: Day;
  readonly isDone: boolean;
  readonly wasLate: boolean;
}

/** The duties that scores and rates count (S6, section 8). */
export const scoredDuties = (state: IssuedState): readonly ScoredDuty[] => {
  const has = (duty: string): boolean => state.overdue.includes(duty);
  return [
    { duty: 'acknowledgement', dueOn: state.acknowledgeBy, isDone: state.status !== 'assigned', wasLate: has('acknowledgement') },
    // A first submission decides; a plan that came late is done, and late for good (section 8).
    ...(state.planNeeded ? [{ duty: 'plan', dueOn: state.planDueOn, isDone: state.firstTimeliness !== null, wasLate: state.firstTimeliness === 'late' }] : []),
    ...state.milestones.map(({ id, dueOn }) => ({ duty: `milestone:${id}`, dueOn, isDone: state.milestonesReached.includes(id), wasLate: has(`milestone:${id}`) })),
  ];
};

/** Suspended assignments and those that ended undone are out of every denominator. */
export const isCounted = (state: IssuedState): boolean => !state.suspended && (state.status !== 'closed' || state.outcome === 'closed_out');

/** Duties that are due, and what became of them. */
export interface Rate {
  readonly due: number;
  readonly inTime: number;
  readonly done: number;
}

/** Counts a duty from 24:00 of its day. */
export const rateOf = (duties: readonly Omit<ScoredDuty, 'duty'>[], now: Instant): Rate => {
  const due = duties.filter(({ dueOn }) => endOf(dueOn) <= now);
  return { due: due.length, inTime: due.filter(({ isDone, wasLate }) => isDone && !wasLate).length, done: due.filter(({ isDone }) => isDone).length };
};
