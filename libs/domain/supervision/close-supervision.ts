import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';

/** 督办办结 by rule: fulfilment closes blue and orange; red needs its issuer (section 7). */
export const closedByFulfilment = (state: IssuedState): NewAssignmentEvent[] =>
  state.openCase && state.openCase.level !== 'red' ? [{ type: 'SupervisionClosed', data: { caseId: state.openCase.id, ground: 'fulfilled' } }] : [];
