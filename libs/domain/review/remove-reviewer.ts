import { refuse } from '../shared/refusal.js';
import type { Verb } from '../assignment/verb.js';
import { mayChangeReviewers } from './review-slot.js';
import { roundResult } from './round-result.js';

/** 减签 (L11): a department that has not decided; never the lead, nor the last one that reviews this round. It may end the round. */
export const removeReviewer: Verb<'RemoveReviewer'> = {
  may: mayChangeReviewers,
  decide: (state, { department, reason, at }, facts) => {
    const slot = state.slots.find((each) => each.department === department);
    if (!slot) return refuse('NOT_A_REVIEWER', { department });
    if (department === state.leadDepartment) return refuse('LEAD_NOT_REMOVABLE', { department });
    if (slot.decision) return refuse('ALREADY_DECIDED', { department, decision: slot.decision });
    const left = state.slots.filter((each) => each !== slot);
    if (left.every((each) => each.stands)) return refuse('LAST_REVIEWER', { department });
    return { events: [{ type: 'ReviewerRemoved', data: { department }, texts: { reason } }, ...roundResult(state, left, at, facts)] };
  },
};
