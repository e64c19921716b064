import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { limitDay } from '../deadline/awaited.js';
import type { DateMove } from '../deadline/deadline.events.js';

type Reckoning = Pick<AssignmentFacts, 'calendar' | 'settings'>;

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** The dates of a state that limits in working days give, by a calendar and settings. */
const limitDates = (state: IssuedState, { calendar, settings }: Reckoning): readonly { duty: string; stands: Day; given: Day }[] => {
  const heldSince = dayOf(state.holders.at(-1)?.from ?? state.issuedAt);
  switch (state.status) {
    case 'assigned':
      return [{ duty: 'acknowledgement', stands: state.acknowledgeBy, given: limitDay(calendar, dayOf(state.issuedAt), settings.acknowledgeWithinWd) }];
    case 'in_review':
      return [{ duty: 'review', stands: state.reviewDueOn, given: limitDay(calendar, heldSince, settings.reviewLimitWd) }];
    case 'returned':
      return state.letter ? [{ duty: 'revision', stands: state.letter.revisionDueOn, given: later(state.planDueOn, limitDay(calendar, heldSince, settings.revisionWd)) }] : [];
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
