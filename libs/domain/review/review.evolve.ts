import { doersOf } from '../access/actor.js';
import { closed, handOver, inReview, planOf, withoutRound, type Evolves } from '../assignment/evolving.js';
import type { Approved, Drafted, InReview, Letter, Returned } from '../assignment/assignment.state.js';
import type { EventOf } from '../assignment/assignment.events.js';
import type { Instant } from '../calendar/instant.js';
import { without } from '../deadline/overdue.js';
import { withDuties } from '../progress/report.js';
import type { ReviewEvents } from './review.events.js';
import { remembered } from './review-round.js';
import { awaitedSlots, openedSlots, openSlot, undecided, withDecision, withSlot } from './review-slot.js';

/** Whose turn has come only now is waited for from now on. */
const onward = (before: InReview, after: InReview, since: Instant): InReview => {
  const waited = awaitedSlots(before).map((slot) => slot.department);
  const comes = awaitedSlots(after).map((slot) => slot.department).filter((department) => !waited.includes(department));
  return comes.reduce((state, department) => withSlot(state, department, (slot) => ({ ...slot, since })), after);
};

/** Back to the province that let a city's plan through (L9): the bureau's side holds it on. */
const atProvince = (state: InReview, { at, data: { provinceDueOn } }: EventOf<'PlanReturned'>): InReview => ({
  ...state, stage: 'province', quorum: 'all', settlement: null, slots: state.province === null ? [] : [openSlot(state.province, at)], reviewDueOn: provinceDueOn ?? state.reviewDueOn, overdue: without(state.overdue, 'review'),
});

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
  PlanPassedOn: (state, event) => {
    const { quorum, reviewDueOn } = event.data;
    const before = inReview(state, event);
    return { ...before, slots: openedSlots(before, event.data, event.at), quorum, reviewDueOn, stage: 'departments', letter: null, passedByProvince: true, overdue: without(state.overdue, 'review') };
  },
  PlanReturned: (state, event): Returned | Drafted | InReview => {
    const { letter: id, items, revisionDueOn, nextRound: round, returnTo = 'clerk' } = event.data;
    const before = inReview(state, event);
    const letter: Letter = { id, items, revisionDueOn, returnTo, version: before.plan.version };
    const overdue = without(without(state.overdue, 'revision'), 'settlement');
    const marks = { round, overdue, letter, returns: state.returns + 1, passedByProvince: false, reviewed: before.stage === 'province' ? state.reviewed : remembered(before) };
    if (returnTo === 'province') return atProvince({ ...before, ...marks }, event);
    const after = { ...withoutRound(before), ...handOver(state, 'unit', event), ...marks };
    return returnTo === 'leader' ? { ...after, status: 'drafted', plan: { ...before.plan, signers: [], levels: 0 } } : { ...after, status: 'returned' };
  },
  PlanApproved: (state, event): Approved => {
    const before = inReview(state, event);
    const conditions = (event.data.conditions ?? []).map(({ id, dueOn }) => ({ id, dueOn, kind: 'condition' as const }));
    return { ...withoutRound(before), ...handOver(state, 'unit', event), status: 'approved', letter: null, reviewed: remembered(before), milestones: [...state.milestones, ...conditions], reports: withDuties(state.reports, event.data.reports ?? []) };
  },
  PlanRejected: (state, event) => closed(state, 'rejected', event.data.held),
  PlanReopened: (state, event): Returned => {
    const { letter: id, revisionDueOn, nextRound: round } = event.data;
    const plan = planOf(state, event);
    const reviewed = state.reviewed && { ...state.reviewed, slots: state.reviewed.slots.map((slot) => (slot.department === state.leadDepartment ? undecided(slot) : slot)) };
    const letter: Letter = { id, items: [], revisionDueOn, returnTo: 'clerk', version: plan.version };
    return { ...state, ...handOver(state, 'unit', event), status: 'returned', plan, round, reviewed, letter, passedByProvince: false, overdue: without(state.overdue, 'revision') };
  },
  ReviewLimitPassed: (state, event) => ({ ...state, overdue: [...state.overdue, event.data.duty ?? 'review'] }),
};
