import { doersOf } from '../access/actor.js';
import { handOver, inReview, planOf, withoutPlan, withoutRound, type Evolves } from '../assignment/evolving.js';
import type { AssignmentEvent } from '../assignment/assignment.events.js';
import type { FrozenPlan, IssuedState } from '../assignment/assignment.state.js';
import { without } from '../deadline/overdue.js';
import { openedSlots } from '../review/review-slot.js';
import type { PlanEvents } from './plan.events.js';

/** Back to where a text is written: in round 1 acknowledged, later returned. */
const redraft = (state: IssuedState, event: AssignmentEvent): IssuedState =>
  state.letter ? { ...state, status: 'returned', plan: planOf(state, event) } : { ...withoutPlan(state), status: 'acknowledged' };

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
    slots: openedSlots(state, event.data, event.at),
    reviewDueOn: event.data.reviewDueOn,
    settlement: null,
    stage: event.data.stage ?? 'departments',
    overdue: without(state.overdue, 'review'),
    firstTimeliness: state.firstTimeliness ?? event.data.timeliness,
  }),
  PlanRecalled: (state, event) =>
    redraft({ ...withoutRound(inReview(state, event)), ...handOver(state, 'unit', event), firstTimeliness: state.round === 1 ? null : state.firstTimeliness } as IssuedState, event),
};
