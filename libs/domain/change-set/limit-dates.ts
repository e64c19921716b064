import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, IssuedState } from '../assignment/assignment.state.js';
import { laterOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { calendarFor } from '../calendar/working-calendar.js';
import type { DateMove } from '../deadline/deadline.events.js';
import { heldSince, limitSince } from '../deadline/holder.js';

type Reckoning = Pick<AssignmentFacts, 'calendar' | 'settings'>;

/** Since when a round's limit runs: a city's plan goes from its province to the departments in one holding (B1), seen by the first place that was opened. */
const roundSince = (state: InReview): Instant =>
  state.province === null ? heldSince(state) : state.slots.filter(({ stands }) => !stands).reduce<Instant | null>((first, { since }) => (first === null || since < first ? since : first), null) ?? heldSince(state);

/** The dates of a state that limits in working days give, by a calendar and settings: the unit's limits count its own days off, the bureau's the bureau's (T2). */
const limitDates = (state: IssuedState, { calendar, settings }: Reckoning): readonly { duty: string; stands: Day; given: Day }[] => {
  const own = calendarFor(calendar, state);
  switch (state.status) {
    case 'assigned':
      return [{ duty: 'acknowledgement', stands: state.acknowledgeBy, given: limitSince(state, state.issuedAt, settings.acknowledgeWithinWd, own) }];
    case 'in_review':
      return [{ duty: 'review', stands: state.reviewDueOn, given: limitSince(state, roundSince(state), state.stage === 'province' ? settings.provinceReviewWd : settings.reviewLimitWd, calendar) }];
    case 'returned':
    case 'drafted':
    case 'signed_off':
      return state.letter ? [{ duty: 'revision', stands: state.letter.revisionDueOn, given: laterOf(state.planDueOn, limitSince(state, heldSince(state), settings.revisionWd, own)) }] : [];
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
