import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview } from '../assignment/assignment.state.js';
import { reportDuties } from '../progress/report.js';
import { heldDays } from '../deadline/clocks.js';

/** The round's result: approved, with both clocks as they stood (T8) and the reports that are owed from now on (P1). */
export const approval = (state: InReview, at: Instant, facts: AssignmentFacts): NewAssignmentEvent => ({
  type: 'PlanApproved',
  data: { held: heldDays(state.holders, at, facts.calendar), reports: reportDuties(state, dayOf(at), facts) },
});
