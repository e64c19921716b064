import { doersOf } from '../access/actor.js';
import { setDates } from '../deadline/duty-date.js';
import { holderOf } from '../deadline/holder.js';
import type { EventOf } from './assignment.events.js';
import type { IssuedState } from './assignment.state.js';
import { closed, type Evolves } from './evolving.js';
import { bureauSides, sideOf } from './request.js';
import type { LifeEvents } from './life.events.js';

/** Nobody's clock runs while it is suspended (T8). */
const resumed = (state: IssuedState, event: EventOf<'AssignmentResumed'>): IssuedState => {
  const running: IssuedState = { ...state, suspended: null };
  return { ...setDates(running, event.data.moved, event.at), holders: [...state.holders, { holder: holderOf(running), from: event.at }] };
};

export const LIFE_EVOLVE: Evolves<keyof LifeEvents> = {
  AssignmentSuspended: (state, { at }) => ({ ...state, suspended: { since: at }, holders: [...state.holders, { holder: null, from: at }] }),
  AssignmentResumed: resumed,
  RevocationProposed: (state, { actor }) => ({ ...state, revocation: { by: doersOf(actor) } }),
  AssignmentRevoked: (state, { data }) => closed(state, 'revoked', data.held),
  ExemptionRequested: (state, { actor, at, data: { ground, decideBy } }) => {
    const from = actor.kind === 'user' && actor.unit !== state.unit ? sideOf(actor) : 'unit';
    const needs = bureauSides(state, (['director', 'coordinator'] as const).filter((side) => side !== from));
    return { ...state, exemption: { ground, from, by: doersOf(actor), requestedAt: at, decideBy, isLimitPassed: false, needs, consents: [] } };
  },
  ExemptionConsented: (state, { actor, data: { side } }) =>
    state.exemption ? { ...state, exemption: { ...state.exemption, consents: [...state.exemption.consents, { side, by: doersOf(actor) }] } } : state,
  AssignmentExempted: (state, { data }) => closed(state, 'exempted', data.held),
  ExemptionRefused: (state) => ({ ...state, exemption: null }),
  OptOutRequested: (state, { actor }) => ({ ...state, optOut: { by: doersOf(actor) } }),
  OptedOut: (state, { data }) => closed(state, 'opted_out', data.held),
};
