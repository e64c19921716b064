import type { Verb } from '../assignment/verb.js';
import { refuse } from '../shared/refusal.js';
import { doersOf, principalOf } from './actor.js';
import { NOTHING_TO_HAND_OVER, notTheirs, unfit, workOf } from './hand-over.js';

/** 委派 (L11): a colleague answers for me and the work comes back. What was delegated to me I pass on, not further down. */
export const delegate: Verb<'Delegate'> = {
  may: (state, actor) => {
    const work = workOf(state, actor);
    if (!work) return NOTHING_TO_HAND_OVER;
    const refusal = notTheirs(work, actor, [work.by]);
    if (refusal) return refusal;
    return work.returnTo === null ? undefined : { code: 'ALREADY_DELEGATED', facts: { by: work.returnTo } };
  },
  decide: (state, { to, reason, actor }, { person }) => {
    const work = workOf(state, actor);
    if (!work) return { refusal: NOTHING_TO_HAND_OVER };
    const refusal = unfit(state, work, actor, to, person);
    if (refusal) return { refusal };
    if (doersOf(actor).includes(to)) return refuse('ALREADY_THEIRS', { by: to });
    const returnTo = work.by ?? principalOf(actor);
    return { events: [{ type: 'Delegated', data: { department: work.department, from: work.by, to, returnTo }, texts: { reason } }] };
  },
};
