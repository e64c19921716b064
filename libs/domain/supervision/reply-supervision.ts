import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { caseOf, forSome, noCase } from './case-of.js';
import type { SupervisionCase } from './supervision.state.js';

/** A reply that waits or was accepted stands; while red is only drafted none is asked. */
export const asks = (found: SupervisionCase): Refusal | undefined =>
  found.issuedAt === null || (found.reply && found.reply.state !== 'rejected') ? { code: 'REPLY_NOT_ASKED', facts: { case: found.id, reply: found.reply?.state ?? null } } : undefined;

/** 督办回复: the addressee says why and until when, at most 15 working days ahead. */
export const replySupervision: Verb<'ReplySupervision'> = {
  may: (state, actor) => forSome(state, (each) => (each.addressee === actor.unit ? asks(each) : { code: 'NOT_ADDRESSEE', facts: { addressee: each.addressee } })),
  decide: (state, { case: id, promisedOn, text, at, actor }, { calendar, settings }) => {
    const found = caseOf(state, id);
    if (!found) return { refusal: noCase(id) };
    if (found.addressee !== actor.unit) return refuse('NOT_ADDRESSEE', { addressee: found.addressee });
    const refusal = asks(found);
    if (refusal) return { refusal };
    const today = dayOf(at);
    const until = addWorkingDays(calendar, today, settings.promiseWithinWd);
    if (promisedOn < today || promisedOn > until) return refuse('PROMISE_OUT_OF_RANGE', { from: today, until });
    return { events: [{ type: 'SupervisionReplied', data: { caseId: id, promisedOn }, texts: { reply: text } }] };
  },
};
