import { heldDays } from '../deadline/clocks.js';
import { withdrawnCase } from '../supervision/close-supervision.js';
import { secondPersonNeeded } from './request.js';
import type { Verb } from './verb.js';

/** 撤销: two coordinators, each by this verb; the second one ends it (section 4). */
export const revokeAssignment: Verb<'RevokeAssignment'> = {
  may: (state, actor) => (state.revocation ? secondPersonNeeded('RevokeAssignment', state.revocation.by, actor) : undefined),
  decide: (state, { reason, at }, { calendar }) => {
    if (!state.revocation) return { events: [{ type: 'RevocationProposed', data: {}, texts: { reason } }] };
    return { events: [...withdrawnCase(state, 'ended'), { type: 'AssignmentRevoked', data: { held: heldDays(state.holders, at, calendar) }, texts: { reason } }] };
  },
};
