import { doersOf } from '../access/actor.js';
import type { Verb } from '../assignment/verb.js';
import { ownDepartment, slotOf, whileSettled } from './review-slot.js';

/** 取回: the decider's own decision of this round is void; the item stays claimed. */
export const takeBackDecision: Verb<'TakeBackDecision'> = {
  may: (state, actor) => {
    const slot = slotOf(state, actor);
    if (!slot) return { code: 'NOT_A_REVIEWER', facts: { department: actor.unit } };
    const isOwn = !slot.stands && doersOf(actor).some((doer) => slot.decidedBy.includes(doer));
    return isOwn ? whileSettled(state) : { code: 'NOT_YOUR_DECISION', facts: { department: slot.department } };
  },
  decide: (_state, { department, reason, actor }) => {
    const refusal = ownDepartment(actor, department);
    return refusal ? { refusal } : { events: [{ type: 'DecisionTakenBack', data: { department }, texts: { reason } }] };
  },
};
