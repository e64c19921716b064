import { dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, ReviewSlot } from '../assignment/assignment.state.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';
import { heldDays } from '../deadline/clocks.js';

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/**
 * 退回: one letter a round with the items of all departments (L7). Revision date: the later of plan deadline and
 * return + 10 wd (section 8).
 */
export const returnForRevision = (state: InReview, slots: readonly ReviewSlot[], at: Instant, facts: AssignmentFacts): NewAssignmentEvent => {
  const letter = {
    id: `letter/${state.id}/${state.round}`,
    items: slots.flatMap((slot) => slot.items),
    revisionDueOn: later(state.planDueOn, limitDay(calendarFor(facts.calendar, state), dayOf(at), facts.settings.revisionWd)),
  };
  return {
    type: 'PlanReturned',
    data: {
      letter: letter.id,
      items: letter.items,
      nextRound: state.round + 1,
      revisionDueOn: letter.revisionDueOn,
      held: heldDays(state.holders, at, facts.calendar),
    },
  };
};
