import { refuse } from '../shared/refusal.js';
import type { Verb } from '../assignment/verb.js';
import { contradictionsOf } from './contradictions.js';
import { noSuchAddressee, returnLetter, tooEarly } from './return-letter.js';
import { handledPlan } from './review-slot.js';

/** 退回 after opposite demands (L7): the lead says which of them go, and why; then one letter. */
export const returnPlan: Verb<'ReturnPlan'> = {
  may: (state, actor) => (state.settlement ? handledPlan(state, actor) : { code: 'NOTHING_TO_SETTLE', facts: {} }),
  decide: (state, { dropped, reason, returnTo, revisionDueOn, at }, facts) => {
    const refusal = noSuchAddressee(state, returnTo) ?? tooEarly(state, revisionDueOn, at, facts);
    if (refusal) return { refusal };
    const opposed = (state.settlement?.contradictions ?? []).flatMap((contradiction) => contradiction.items);
    const unknown = dropped.filter((id) => !opposed.includes(id));
    if (unknown.length > 0) return refuse('UNKNOWN_ITEM', { items: unknown });
    const left = state.slots.flatMap((slot) => slot.items).filter((item) => !dropped.includes(item.id));
    if (left.length === 0) return refuse('ITEMS_REQUIRED');
    const still = contradictionsOf(left).flatMap((contradiction) => contradiction.items);
    if (still.length > 0) return refuse('STILL_CONTRADICTORY', { items: still });
    const settled = { dropped, ...(returnTo ? { returnTo } : {}), ...(revisionDueOn ? { revisionDueOn } : {}) };
    return { events: [{ ...returnLetter(state, state.slots, at, facts, settled), texts: { reason } }] };
  },
};
