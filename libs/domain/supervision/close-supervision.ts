import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { caseOf, forSome, mayClose, noCase } from './case-of.js';
import type { ClosingGround } from './supervision.events.js';

/** 督办办结 by rule: what is done closes its blue or orange case; a red notice needs its issuer (section 7). */
export const closedByFulfilment = (state: IssuedState, ...duties: readonly string[]): NewAssignmentEvent[] =>
  state.openCase && state.openCase.inForce !== 'red' && duties.includes(state.openCase.duty) ? [{ type: 'SupervisionClosed', data: { caseId: state.openCase.id, ground: 'fulfilled' } }] : [];

/** Withdrawn, whatever its level: there is nothing left that it could be about. */
export const withdrawnCase = (state: IssuedState, ground: ClosingGround): NewAssignmentEvent[] =>
  state.openCase ? [{ type: 'SupervisionClosed', data: { caseId: state.openCase.id, ground } }] : [];

/** Withdraws the case about the lateness of a duty. */
export const casesOfDuty = (state: IssuedState, duty: string, ground: ClosingGround): NewAssignmentEvent[] =>
  state.openCase?.duty === duty ? withdrawnCase(state, ground) : [];

/** 督办办结 by the person who issued the notice or gave the instruction. */
export const closeSupervision: Verb<'CloseSupervision'> = {
  may: (state, actor) => forSome(state, (each) => mayClose(each, actor)),
  decide: (state, { case: id, reason, actor }) => {
    const found = caseOf(state, id);
    if (!found) return { refusal: noCase(id) };
    const refusal = mayClose(found, actor);
    return refusal ? { refusal } : { events: [{ type: 'SupervisionClosed', data: { caseId: id, ground: 'settled' }, texts: { reason } }] };
  },
};
