import { without } from '../deadline/overdue.js';
import type { AssignmentEvent, EventOf } from './assignment.events.js';
import type { AssignmentState, FrozenPlan, Holder, InReview, IssuedState } from './assignment.state.js';

/** Folds one event. Accepts every event ever stored; an event that cannot follow the state is a bug and throws. */
export const evolve = (state: AssignmentState, event: AssignmentEvent): AssignmentState => {
  if (event.type === 'AssignmentIssued') return issued(state, event);
  if (state.status === 'not_issued') throw new Error(`${event.type} before AssignmentIssued on ${event.stream}`);
  const next = { ...changed(state, event), sequence: event.sequence, hash: event.hash };
  return 'instants' in event.data && event.data.instants ? { ...next, instants: event.data.instants } : next;
};

const issued = (state: AssignmentState, event: EventOf<'AssignmentIssued'>): AssignmentState => {
  const { instants, catalogueHash, calendarVersion: _calendar, planDueSource: _source, ...duty } = event.data;
  return {
    ...duty,
    status: 'assigned',
    id: state.id,
    sequence: event.sequence,
    hash: event.hash,
    catalogueHash,
    issuedAt: event.at,
    round: 1,
    instants,
    holders: [{ holder: 'unit', from: event.at }],
    overdue: [],
    openCase: null,
    cases: 0,
    planVersion: 0,
    firstTimeliness: null,
    letter: null,
    percent: 0,
    milestonesReached: [],
  };
};

const handOver = (state: IssuedState, holder: Holder, event: AssignmentEvent): Pick<IssuedState, 'holders'> => ({
  holders: [...state.holders, { holder, from: event.at }],
});

const planOf = (state: IssuedState, event: AssignmentEvent): FrozenPlan => {
  if ('plan' in state && state.plan) return state.plan;
  throw new Error(`${event.type} without a frozen plan on ${event.stream}`);
};

/** Back to where a text is written: in round 1 acknowledged, later returned. */
const redraft = (state: IssuedState, event: AssignmentEvent): IssuedState =>
  state.letter ? { ...state, status: 'returned', plan: planOf(state, event) } : { ...withoutPlan(state), status: 'acknowledged' };

const withoutPlan = <S extends IssuedState>(state: S): Omit<S, 'plan' | 'slots' | 'reviewDueOn'> => {
  const { plan: _plan, slots: _slots, reviewDueOn: _due, ...rest } = state as S & Partial<InReview>;
  return rest as Omit<S, 'plan' | 'slots' | 'reviewDueOn'>;
};

const withoutRound = <S extends IssuedState>(state: S): Omit<S, 'slots' | 'reviewDueOn'> => {
  const { slots: _slots, reviewDueOn: _due, ...rest } = state as S & Partial<InReview>;
  return rest as Omit<S, 'slots' | 'reviewDueOn'>;
};

const inReview = (state: IssuedState, event: AssignmentEvent): InReview => {
  if (state.status === 'in_review') return state;
  throw new Error(`${event.type} outside a review on ${event.stream}`);
};

const changed = (state: IssuedState, event: Exclude<AssignmentEvent, { type: 'AssignmentIssued' }>): IssuedState => {
  switch (event.type) {
    case 'AssignmentAcknowledged':
      return state.planNeeded ? { ...state, status: 'acknowledged' } : { ...state, status: 'approved', plan: null };
    case 'PlanDrafted': {
      const { planVersion: version, textHash, sections, drafters, signOffLevels } = event.data;
      const plan: FrozenPlan = { version, frozenAt: event.at, signOffLevels, textHash, sections, drafters, signers: [] };
      return { ...state, status: signOffLevels === 0 ? 'signed_off' : 'drafted', planVersion: version, plan };
    }
    case 'DraftWithdrawn':
    case 'SignOffDeclined':
      return redraft(state, event);
    case 'PlanSignedOff': {
      const before = planOf(state, event);
      const plan = { ...before, signers: [...before.signers, event.actor.kind === 'user' ? event.actor.userId : 'system'] };
      return { ...state, status: plan.signers.length >= plan.signOffLevels ? 'signed_off' : 'drafted', plan };
    }
    case 'PlanSubmitted': {
      const slots = event.data.reviewers.map((department) => ({ department, claimedBy: null, decision: null, items: [] }));
      return {
        ...state,
        ...handOver(state, 'bureau', event),
        status: 'in_review',
        plan: planOf(state, event),
        slots,
        reviewDueOn: event.data.reviewDueOn,
        overdue: without(state.overdue, 'review'),
        firstTimeliness: state.firstTimeliness ?? event.data.timeliness,
      };
    }
    case 'PlanRecalled':
      return redraft({ ...withoutRound(inReview(state, event)), ...handOver(state, 'unit', event), firstTimeliness: state.round === 1 ? null : state.firstTimeliness } as IssuedState, event);
    case 'ReviewClaimed':
      return withSlot(inReview(state, event), event.data.department, { claimedBy: event.data.reviewer });
    case 'ReviewReleased':
      return withSlot(inReview(state, event), event.data.department, { claimedBy: null });
    case 'ReviewDecided':
      return withSlot(inReview(state, event), event.data.department, { decision: event.data.decision, items: event.data.items });
    case 'PlanReturned': {
      const { letter: id, items, revisionDueOn, nextRound } = event.data;
      return {
        ...withoutRound(inReview(state, event)),
        ...handOver(state, 'unit', event),
        status: 'returned',
        round: nextRound,
        overdue: without(state.overdue, 'revision'),
        letter: { id, items, revisionDueOn },
      };
    }
    case 'PlanApproved':
      return { ...withoutRound(inReview(state, event)), ...handOver(state, 'unit', event), status: 'approved', letter: null };
    case 'ProgressSubmitted':
      return { ...state, percent: event.data.percent, milestonesReached: [...new Set([...state.milestonesReached, ...event.data.milestonesReached])] };
    case 'CompletionDeclared':
      return { ...state, ...handOver(state, 'bureau', event), status: 'completion_declared', plan: 'plan' in state ? state.plan : null };
    case 'CompletionReturned':
      return { ...state, ...handOver(state, 'unit', event), status: 'approved', plan: 'plan' in state ? state.plan : null };
    case 'ClosedOut':
      return { ...withoutPlan(state), status: 'closed', outcome: 'closed_out', held: event.data.held };
    case 'DeadlinePassed':
      return { ...state, overdue: [...state.overdue, event.data.duty === 'milestone' ? `milestone:${event.data.milestone ?? ''}` : event.data.duty] };
    case 'ReviewLimitPassed':
      return { ...state, overdue: [...state.overdue, 'review'] };
    case 'SupervisionOpened':
      return { ...state, openCase: { id: event.data.caseId, level: event.data.level, replyDueOn: event.data.replyDueOn }, cases: state.cases + 1 };
    case 'SupervisionClosed':
      return { ...state, openCase: null };
  }
};

const withSlot = (state: InReview, department: string, change: Partial<InReview['slots'][number]>): InReview => ({
  ...state,
  slots: state.slots.map((slot) => (slot.department === department ? { ...slot, ...change } : slot)),
});
