import { doersOf } from '../access/actor.js';
import { handOver, inReview, planOf, withoutPlan, withoutRound, type Evolves } from '../assignment/evolving.js';
import type { AssignmentEvent, EventOf } from '../assignment/assignment.events.js';
import type { FrozenPlan, IssuedState, ReviewSlot } from '../assignment/assignment.state.js';
import { without } from '../deadline/overdue.js';
import { openSlot } from '../review/review-slot.js';
import type { PlanEvents } from './plan.events.js';

/** Back to where a text is written: in round 1 acknowledged, later returned. */
const redraft = (state: IssuedState, event: AssignmentEvent): IssuedState =>
  state.letter ? { ...state, status: 'returned', plan: planOf(state, event) } : { ...withoutPlan(state), status: 'acknowledged' };

/** An approval that stands is taken over as it was given, conditions and all; everybody else is asked (L8). */
const slotsOf = (state: IssuedState, { data: { reviewers, stands = [] }, at }: EventOf<'PlanSubmitted'>): ReviewSlot[] =>
  reviewers.map((department) => {
    const given = stands.includes(department) ? state.reviewed?.slots.find((slot) => slot.department === department) : undefined;
    return given ? { ...given, claimedBy: null, stands: true } : openSlot(department, at);
  });

export const PLAN_EVOLVE: Evolves<keyof PlanEvents> = {
  PlanDrafted: (state, { at, data: { planVersion: version, textHash, sections, sectionHashes = {}, drafters, signOffLevels } }) => {
    const plan: FrozenPlan = { version, frozenAt: at, signOffLevels, textHash, sections, sectionHashes, drafters, signers: [], levels: 0 };
    return { ...state, status: signOffLevels === 0 ? 'signed_off' : 'drafted', planVersion: version, plan };
  },
  DraftWithdrawn: redraft,
  SignOffDeclined: redraft,
  PlanSignedOff: (state, event) => {
    const before = planOf(state, event);
    const plan = { ...before, signers: [...before.signers, ...doersOf(event.actor)], levels: before.levels + 1 };
    return { ...state, status: plan.levels >= plan.signOffLevels ? 'signed_off' : 'drafted', plan };
  },
  PlanSubmitted: (state, event) => ({
    ...state,
    ...handOver(state, 'bureau', event),
    status: 'in_review',
    plan: planOf(state, event),
    quorum: event.data.quorum ?? 'all',
    slots: slotsOf(state, event),
    reviewDueOn: event.data.reviewDueOn,
    settlement: null,
    overdue: without(state.overdue, 'review'),
    firstTimeliness: state.firstTimeliness ?? event.data.timeliness,
  }),
  PlanRecalled: (state, event) =>
    redraft({ ...withoutRound(inReview(state, event)), ...handOver(state, 'unit', event), firstTimeliness: state.round === 1 ? null : state.firstTimeliness } as IssuedState, event),
};
