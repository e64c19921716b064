import type { Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview } from '../assignment/assignment.state.js';
import { heldDays } from '../deadline/clocks.js';

/** The round's result: approved, with both clocks as they stood (T8). */
export const approval = (state: InReview, at: Instant, facts: AssignmentFacts): NewAssignmentEvent => ({
  type: 'PlanApproved',
  data: { held: heldDays(state.holders, at, facts.calendar) },
});
