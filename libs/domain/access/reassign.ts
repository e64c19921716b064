import type { Verb } from '../assignment/verb.js';
import { NOTHING_TO_HAND_OVER, notTheirs, oversees, unfit, workOf } from './hand-over.js';

/**
 * 转办 (L11): the work is theirs now. A delegate who passes it on leaves the answer with the delegator, who may also take it
 * back; leader or director give anybody's work to somebody else, for good.
 */
export const reassign: Verb<'Reassign'> = {
  may: (state, actor) => {
    const work = workOf(state, actor);
    if (!work) return NOTHING_TO_HAND_OVER;
    return oversees(actor) ? undefined : notTheirs(work, actor, [work.by, work.returnTo]);
  },
  decide: (state, { to, reason, actor }, { person }) => {
    const work = workOf(state, actor);
    if (!work) return { refusal: NOTHING_TO_HAND_OVER };
    const refusal = unfit(state, work, actor, to, person);
    if (refusal) return { refusal };
    const isPassedOn = to !== work.returnTo && work.by !== null && notTheirs(work, actor, [work.by]) === undefined;
    return { events: [{ type: 'Reassigned', data: { department: work.department, from: work.by, to, returnTo: isPassedOn ? work.returnTo : null }, texts: { reason } }] };
  },
};
