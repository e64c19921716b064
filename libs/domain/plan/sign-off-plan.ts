import { doersOf } from '../access/actor.js';
import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { Verb } from '../assignment/verb.js';
import { hadInHand } from '../review/review-slot.js';
import { submission } from './submit-plan.js';

/** 签批 (L4). Who drafted may not sign off (fixed); nobody signs two levels. */
export const signOffPlan: Verb<'SignOffPlan'> = {
  may: (state, actor) =>
    doersOf(actor).some((doer) => hadInHand(state.plan).includes(doer)) ? { code: 'DRAFTER_MAY_NOT_SIGN_OFF', facts: { version: state.plan.version } } : undefined,
  decide: (state, { textHash, opinion, at }, facts) => {
    if (textHash !== state.plan.textHash) return refuse('DRAFT_CHANGED', { version: state.plan.version });
    // The letter went to the leader: the same text signed again answers it by the leader's opinion (L8, L9).
    if (state.letter?.version === state.plan.version && isBlank(opinion)) return refuse('REASON_REQUIRED', { items: state.letter.items.map((item) => item.id) });
    const level = state.plan.levels + 1;
    const signed: NewAssignmentEvent = { type: 'PlanSignedOff', data: { level, textHash }, ...(opinion ? { texts: { opinion } } : {}) };
    const isLast = level >= state.plan.signOffLevels;
    return { events: isLast && facts.settings.submitOnSignOff && !facts.missingCities?.length ? [signed, ...submission(state, at, facts)] : [signed] };
  },
};
