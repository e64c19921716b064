import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview, ReviewSlot } from '../assignment/assignment.state.js';
import { limitDay } from '../deadline/awaited.js';
import { reportDuties } from '../progress/report.js';
import { heldDays } from '../deadline/clocks.js';
import { contradictionsOf } from './contradictions.js';
import { passedOn } from './province-stage.js';
import { resultOf, type Vote } from './quorum.js';
import { returnLetter } from './return-letter.js';
import { isApproval } from './review-slot.js';

/** Every condition not taken over yet becomes a milestone (L10); both clocks as they stood (T8); what is owed from now on (P1). */
const approval = (state: InReview, slots: readonly ReviewSlot[], at: Instant, facts: AssignmentFacts): NewAssignmentEvent => {
  const conditions = slots.filter((slot) => slot.decision === 'approve_with_conditions').flatMap((slot) => slot.conditions).filter(({ id }) => !state.milestones.some((milestone) => milestone.id === id));
  const reports = reportDuties({ ...state, milestones: [...state.milestones, ...conditions] }, dayOf(at), facts);
  return { type: 'PlanApproved', data: { held: heldDays(state.holders, at, facts.calendar), conditions, reports } };
};

/** Who gave no opinion has no vote. Where the first decision counts, an approval of an earlier round must not be it. */
const votesOf = (state: InReview, slots: readonly ReviewSlot[]): Vote[] => {
  const heard = slots.filter((slot) => slot.decision !== 'no_opinion');
  const asked = heard.filter((slot) => !slot.stands);
  return (state.quorum === 'any' && asked.length > 0 ? asked : heard).map(({ department, decision }) => ({
    says: decision === null ? null : isApproval(decision) ? 'approve' : 'return',
    isLead: department === state.leadDepartment,
  }));
};

/** What the decisions of these slots bring about: nothing yet, an approval, one letter, or demands that the lead settles first. */
export const roundResult = (state: InReview, slots: readonly ReviewSlot[], at: Instant, facts: AssignmentFacts): NewAssignmentEvent[] => {
  const result = resultOf(state.quorum, votesOf(state, slots));
  if (result === 'open') return [];
  if (result === 'approved') return [state.stage === 'province' ? passedOn(state, at, facts) : approval(state, slots, at, facts)];
  const contradictions = contradictionsOf(slots.flatMap((slot) => slot.items));
  if (contradictions.length === 0) return [returnLetter(state, slots, at, facts)];
  return [{ type: 'SettlementOpened', data: { contradictions, dueOn: limitDay(facts.calendar, dayOf(at), facts.settings.settlementWd) } }];
};
