import { dayOf } from '../calendar/day.js';
import { refuse } from '../shared/refusal.js';
import type { Verb } from '../assignment/verb.js';
import { limitDay } from '../deadline/awaited.js';
import { whileSettled } from './review-slot.js';
import { roundResult } from './round-result.js';

/** 结束会签 (section 4): some days after the limit who has not decided counts as 未反馈意见; the quorum judges what there is. */
export const closeReviewRound: Verb<'CloseReviewRound'> = {
  may: (state) => {
    const lead = state.slots.find((slot) => slot.department === state.leadDepartment);
    return lead?.decision ? whileSettled(state) : { code: 'LEAD_MUST_DECIDE', facts: { department: state.leadDepartment } };
  },
  decide: (state, { reason, at }, facts) => {
    const from = limitDay(facts.calendar, state.reviewDueOn, facts.settings.closeRoundWd);
    if (dayOf(at) < from) return refuse('ROUND_NOT_CLOSABLE_YET', { from });
    const slots = state.slots.map((slot) => (slot.decision ? slot : { ...slot, decision: 'no_opinion' as const }));
    const noOpinion = state.slots.filter((slot) => !slot.decision).map((slot) => slot.department);
    return { events: [{ type: 'ReviewRoundClosed', data: { noOpinion }, texts: { reason } }, ...roundResult(state, slots, at, facts)] };
  },
};
