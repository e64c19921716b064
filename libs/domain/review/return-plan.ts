import type { Instant } from '../calendar/instant.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { InReview } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { contradictionsOf } from './contradictions.js';
import { noSuchAddressee, returnLetter, tooEarly, type Settled } from './return-letter.js';
import { handledPlan } from './review-slot.js';

/** Why what the lead keeps makes no letter yet (L7). */
export const unsettled = (state: InReview, { dropped, returnTo, revisionDueOn }: Settled, at: Instant, facts: AssignmentFacts): Refusal | undefined => {
  const refusal = noSuchAddressee(state, returnTo) ?? tooEarly(state, revisionDueOn, at, facts);
  if (refusal) return refusal;
  const opposed = (state.settlement?.contradictions ?? []).flatMap((contradiction) => contradiction.items);
  const unknown = dropped.filter((id) => !opposed.includes(id));
  if (unknown.length > 0) return { code: 'UNKNOWN_ITEM', facts: { items: unknown } };
  const left = state.slots.flatMap((slot) => slot.items).filter((item) => !dropped.includes(item.id));
  if (left.length === 0) return { code: 'ITEMS_REQUIRED', facts: {} };
  const still = contradictionsOf(left).flatMap((contradiction) => contradiction.items);
  return still.length > 0 ? { code: 'STILL_CONTRADICTORY', facts: { items: still } } : undefined;
};

/** 退回 after opposite demands (L7): the lead says which of them go, and why; then one letter. */
export const returnPlan: Verb<'ReturnPlan'> = {
  may: (state, actor) => (state.settlement ? handledPlan(state, actor) : { code: 'NOTHING_TO_SETTLE', facts: {} }),
  decide: (state, { dropped, reason, returnTo, revisionDueOn, at }, facts) => {
    const settled = { dropped, ...(returnTo ? { returnTo } : {}), ...(revisionDueOn ? { revisionDueOn } : {}) };
    const refusal = unsettled(state, settled, at, facts);
    return refusal ? refuse(refusal.code, refusal.facts) : { events: [{ ...returnLetter(state, state.slots, at, facts, settled), texts: { reason } }] };
  },
};
