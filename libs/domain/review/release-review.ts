import type { Verb } from '../assignment/verb.js';
import { isClaimer, mayReview, ownDepartment, slotOf } from './review-slot.js';

/** 释放: gives a claimed item back to the department's queue. */
export const releaseReview: Verb<'ReleaseReview'> = {
  may: (state, actor) => mayReview(state, actor) ?? (isClaimer(slotOf(state, actor), actor) ? undefined : { code: 'NOT_CLAIMED_BY_YOU', facts: {} }),
  decide: (_state, { department, actor }) => {
    const refusal = ownDepartment(actor, department);
    return refusal ? { refusal } : { events: [{ type: 'ReviewReleased', data: { department } }] };
  },
};
