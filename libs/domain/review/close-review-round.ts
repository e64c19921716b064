import { dayOf } from '../calendar/day.js';
import type { Verb } from '../assignment/verb.js';
import { limitDay } from '../deadline/awaited.js';
import { whileSettled } from './review-slot.js';
import { roundResult } from './round-result.js';

/** 结束会签 (section 4): some days after the limit who has not decided counts as 未反馈意见; the quorum judges what there is. */
export const closeReviewRound: Verb<'CloseReviewRound'> = {
  may: (state, _actor, { at, calendar, settings }) => {
    const lead = state.slots.find((slot) => slot.department === state.leadDepartment);
    if (!lead?.decision) return { code: 'LEAD_MUST_DECIDE', facts: { department: state.leadDepartment } };
    const from = limitDay(calendar, state.reviewDueOn, settings.closeRoundWd);
    return dayOf(at) < from ? { code: 'ROUND_NOT_CLOSABLE_YET', facts: { from } } : whileSettled(state);
  },
  decide: (state, { reason, at }, facts) => {
    const slots = state.slots.map((slot) => (slot.decision ? slot : { ...slot, decision: 'no_opinion' as const }));
    const noOpinion = state.slots.filter((slot) => !slot.decision).map((slot) => slot.department);
    return { events: [{ type: 'ReviewRoundClosed', data: { noOpinion }, texts: { reason } }, ...roundResult(state, slots, at, facts)] };
  },
};
