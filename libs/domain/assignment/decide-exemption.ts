import { heldDays } from '../deadline/clocks.js';
import { refuse } from '../shared/refusal.js';
import { withdrawnCase } from '../supervision/close-supervision.js';
import { hasAllConsents, mayDecideRequest, sideOf } from './request.js';
import type { Verb } from './verb.js';

/** 豁免批复: the lead director and the coordinator, in any order; one refusal is enough, and the assignment goes on. */
export const decideExemption: Verb<'DecideExemption'> = {
  may: (state, actor) => mayDecideRequest('DecideExemption', state.exemption, actor),
  decide: (state, { decision, reason, actor, at }, { calendar }) => {
    const { exemption } = state;
    if (!exemption) return refuse('NO_REQUEST', { verb: 'DecideExemption' });
    const side = sideOf(actor);
    const texts = { reason };
    if (decision === 'refused') return { events: [{ type: 'ExemptionRefused', data: { side }, texts }] };
    if (!hasAllConsents(exemption, actor)) return { events: [{ type: 'ExemptionConsented', data: { side }, texts }] };
    const held = heldDays(state.holders, at, calendar);
    return { events: [...withdrawnCase(state, 'ended'), { type: 'AssignmentExempted', data: { ground: exemption.ground, side, held }, texts }] };
  },
};
