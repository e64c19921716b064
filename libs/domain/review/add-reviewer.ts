import { refuse } from '../shared/refusal.js';
import type { Verb } from '../assignment/verb.js';
import { mayChangeReviewers } from './review-slot.js';

/** 加签 (L11): another department of the bureau reviews this round and later ones. */
export const addReviewer: Verb<'AddReviewer'> = {
  may: mayChangeReviewers,
  decide: (state, { department, reason }, facts) => {
    if (facts.department !== department) return refuse('UNKNOWN_DEPARTMENT', { department });
    if (state.slots.some((slot) => slot.department === department)) return refuse('ALREADY_A_REVIEWER', { department });
    return { events: [{ type: 'ReviewerAdded', data: { department }, texts: { reason } }] };
  },
};
