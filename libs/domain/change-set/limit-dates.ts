import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';
import type { DateMove } from '../deadline/deadline.events.js';

type Reckoning = Pick<AssignmentFacts, 'calendar' | 'settings'>;

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** The dates of a state that limits in working days give, by a calendar and settings. */
const limitDates = (state: IssuedState, reckoning: Reckoning): readonly { duty: string; stands: Day; given: Day }[] => {
  const { settings } = reckoning;
  // The unit's limits count its own days off, the bureau's the bureau's (T2).
  const calendar = state.status === 'in_review' ? reckoning.calendar : calendarFor(reckoning.calendar, state);
  const heldSince = dayOf(state.holders.at(-1)?.from ?? state.issuedAt);
  const own = calendarFor(calendar, state);
  switch (state.status) {
    case 'assigned':
      return [{ duty: 'acknowledgement', stands: state.acknowledgeBy, given: limitDay(own, dayOf(state.issuedAt), settings.acknowledgeWithinWd) }];
    case 'in_review':
      return [{ duty: 'review', stands: state.reviewDueOn, given: limitDay(calendar, heldSince, settings.reviewLimitWd) }];
    case 'returned':
      return state.letter ? [{ duty: 'revision', stands: state.letter.revisionDueOn, given: later(state.planDueOn, limitDay(own, heldSince, settings.revisionWd)) }] : [];
    default:
      return [];
  }
};

/** Dates that a limit gave move with calendar and settings; one that a person set otherwise stays (section 8). */
export const movedLimits = (state: IssuedState, before: Reckoning, after: Reckoning): DateMove[] => {
  const given = limitDates(state, after);
  return limitDates(state, before).flatMap(({ duty, stands, given: was }, index) => {
    const is = given[index]?.given ?? was;
    return stands === was && is !== was ? [{ duty, was, is }] : [];
  });
};
