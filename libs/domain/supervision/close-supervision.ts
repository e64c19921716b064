import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { ClosingGround } from './supervision.events.js';

/** 督办办结 by rule: fulfilment closes blue and orange; red needs its issuer (section 7). */
export const closedByFulfilment = (state: IssuedState): NewAssignmentEvent[] =>
  state.openCase && state.openCase.level !== 'red' ? [{ type: 'SupervisionClosed', data: { caseId: state.openCase.id, ground: 'fulfilled' } }] : [];

/** Withdrawn, whatever its level: there is nothing left that it could be about. */
export const withdrawnCase = (state: IssuedState, ground: ClosingGround): NewAssignmentEvent[] =>
  state.openCase ? [{ type: 'SupervisionClosed', data: { caseId: state.openCase.id, ground } }] : [];

/** Withdraws the case about the lateness of a duty. */
export const casesOfDuty = (state: IssuedState, duty: string, ground: ClosingGround): NewAssignmentEvent[] =>
  duty === (state.letter ? 'revision' : 'plan') ? withdrawnCase(state, ground) : [];
