import type { Verb } from '../assignment/verb.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { caseOf, forSome, mayCheck, noCase } from './case-of.js';
import type { SupervisionCase } from './supervision.state.js';

/** Nothing is checked that was not said. */
export const waits = (found: SupervisionCase): Refusal | undefined => (found.reply?.state === 'waiting' ? undefined : { code: 'NO_REPLY_WAITING', facts: { case: found.id } });

/** 督办复核: accepted, the ladder is held to the promised date; rejected with a reason, it goes on. */
export const checkReply: Verb<'CheckReply'> = {
  may: (state, actor) => forSome(state, (each) => mayCheck(state, each, actor) ?? waits(each)),
  decide: (state, { case: id, accepted, reason, actor }) => {
    const found = caseOf(state, id);
    if (!found) return { refusal: noCase(id) };
    const refusal = mayCheck(state, found, actor) ?? waits(found);
    if (refusal) return { refusal };
    if (!accepted && isBlank(reason)) return refuse('REASON_REQUIRED');
    return { events: [{ type: 'ReplyChecked', data: { caseId: id, accepted }, ...(isBlank(reason) ? {} : { texts: { reason } }) }] };
  },
};
