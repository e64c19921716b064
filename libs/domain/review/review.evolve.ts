import { doersOf } from '../access/actor.js';
import { closed, handOver, inReview, planOf, withoutRound, type Evolves } from '../assignment/evolving.js';
import type { Approved, Drafted, InReview, Letter, Returned } from '../assignment/assignment.state.js';
import type { Instant } from '../calendar/instant.js';
import { without } from '../deadline/overdue.js';
import type { ReviewEvents } from './review.events.js';
import { remembered } from './review-round.js';
import { awaitedSlots, openSlot, undecided, withDecision, withSlot } from './review-slot.js';

/** Whose turn has come only now is waited for from now on. */
const onward = (before: InReview, after: InReview, since: Instant): InReview => {
  const waited = awaitedSlots(before).map((slot) => slot.department);
  const comes = awaitedSlots(after).map((slot) => slot.department).filter((department) => !waited.includes(department));
  return comes.reduce((state, department) => withSlot(state, department, (slot) => ({ ...slot, since })), after);
};

export const REVIEW_EVOLVE: Evolves<keyof ReviewEvents> = {
  ReviewClaimed: (state, event) => withSlot(inReview(state, event), event.data.department, (slot) => ({ ...slot, claimedBy: event.data.reviewer })),
  ReviewReleased: (state, event) => withSlot(inReview(state, event), event.data.department, (slot) => ({ ...slot, claimedBy: null, delegatedBy: null })),
  ReviewDecided: (state, event) => {
    const before = inReview(state, event);
    return onward(before, withSlot(before, event.data.department, (slot) => withDecision(slot, event.data, doersOf(event.actor))), event.at);
  },
  DecisionTakenBack: (state, event) => {
    const before = inReview(state, event);
    return onward(before, withSlot(before, event.data.department, undecided), event.at);
  },
  ReviewerAdded: (state, event) => {
    const before = inReview(state, event);
    return { ...before, slots: [...before.slots, openSlot(event.data.department, event.at)] };
  },
  ReviewerRemoved: (state, event) => {
    const before = inReview(state, event);
    return onward(before, { ...before, slots: before.slots.filter((slot) => slot.department !== event.data.department) }, event.at);
  },
  ReviewRoundClosed: (state, event) => event.data.noOpinion.reduce((each, department) => withSlot(each, department, (slot) => ({ ...slot, decision: 'no_opinion' })), inReview(state, event)),
  SettlementOpened: (state, event) => ({ ...inReview(state, event), settlement: { contradictions: event.data.contradictions, since: event.at, dueOn: event.data.dueOn } }),
  PlanReturned: (state, event): Returned | Drafted => {
    const { letter: id, items, revisionDueOn, nextRound: round, returnTo = 'clerk' } = event.data;
    const before = inReview(state, event);
    const letter: Letter = { id, items, revisionDueOn, returnTo, version: before.plan.version };
    const overdue = without(without(state.overdue, 'revision'), 'settlement');
    const after = { ...withoutRound(before), ...handOver(state, 'unit', event), round, overdue, letter, returns: state.returns + 1, reviewed: remembered(before) };
    return returnTo === 'leader' ? { ...after, status: 'drafted', plan: { ...before.plan, signers: [], levels: 0 } } : { ...after, status: 'returned' };
  },
  PlanApproved: (state, event): Approved => {
    const before = inReview(state, event);
    const conditions = (event.data.conditions ?? []).map(({ id, dueOn }) => ({ id, dueOn, kind: 'condition' as const }));
    return { ...withoutRound(before), ...handOver(state, 'unit', event), status: 'approved', letter: null, reviewed: remembered(before), milestones: [...state.milestones, ...conditions] };
  },
  PlanRejected: (state, event) => closed(state, 'rejected', event.data.held),
  PlanReopened: (state, event): Returned => {
    const { letter: id, revisionDueOn, nextRound: round } = event.data;
    const plan = planOf(state, event);
    const reviewed = state.reviewed && { ...state.reviewed, slots: state.reviewed.slots.map((slot) => (slot.department === state.leadDepartment ? undecided(slot) : slot)) };
    const letter: Letter = { id, items: [], revisionDueOn, returnTo: 'clerk', version: plan.version };
    return { ...state, ...handOver(state, 'unit', event), status: 'returned', plan, round, reviewed, letter, overdue: without(state.overdue, 'revision') };
  },
  ReviewLimitPassed: (state, event) => ({ ...state, overdue: [...state.overdue, event.data.duty ?? 'review'] }),
};
