import { inReview, type Evolves } from '../assignment/evolving.js';
import type { AssignmentEvent, EventOf } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { adviceGiven, slotHandedOver } from '../review/delegated-slot.js';
import type { AccessEvents } from './access.events.js';

const handedOver = (state: IssuedState, event: EventOf<'Reassigned' | 'Delegated'>): IssuedState => {
  const { department, to, returnTo } = event.data;
  return department === null ? { ...state, handler: { by: to, returnTo } } : slotHandedOver(inReview(state, event), department, to, returnTo);
};

export const ACCESS_EVOLVE: Evolves<keyof AccessEvents> = {
  Reassigned: handedOver,
  Delegated: handedOver,
  ReviewAdvised: (state, event) => adviceGiven(inReview(state, event), event.data),
};

/** The acts with which a clerk's delegate has answered. */
const ANSWERS: readonly AssignmentEvent['type'][] = ['PlanDrafted', 'ProgressSubmitted'];

/** With the delegate's answer the work is the delegator's again. */
export const answered = (state: IssuedState, { type }: AssignmentEvent): IssuedState =>
  state.handler?.returnTo && ANSWERS.includes(type) ? { ...state, handler: { by: state.handler.returnTo, returnTo: null } } : state;
