import { principalOf } from '../access/actor.js';
import type { Verb } from '../assignment/verb.js';
import { mayReview, ownDepartment, slotOf } from './review-slot.js';

/** 认领: one of a department's reviewers takes the item from its queue (L6). */
export const claimReview: Verb<'ClaimReview'> = {
  may: (state, actor) => {
    const claimedBy = slotOf(state, actor)?.claimedBy;
    return mayReview(state, actor) ?? (claimedBy ? { code: 'ALREADY_CLAIMED', facts: { by: claimedBy } } : undefined);
  },
  decide: (_state, { department, actor }) => {
    const refusal = ownDepartment(actor, department);
    return refusal ? { refusal } : { events: [{ type: 'ReviewClaimed', data: { department, reviewer: principalOf(actor) } }] };
  },
};
