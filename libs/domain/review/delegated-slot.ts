import type { AccessEvents } from '../access/access.events.js';
import { principalOf } from '../access/actor.js';
import type { InReview } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { isRefused } from '../shared/refusal.js';
import { slotOf, withSlot } from './review-slot.js';

/** A claim in other hands; `delegatedBy` gets it back with the answer. */
export const slotHandedOver = (state: InReview, department: string, to: string, delegatedBy: string | null): InReview =>
  withSlot(state, department, (slot) => ({ ...slot, claimedBy: to, delegatedBy }));

/** The delegator has the slot again, with what the delegate proposes. */
export const adviceGiven = (state: InReview, { department, adviser, decision }: AccessEvents['ReviewAdvised']): InReview =>
  withSlot(state, department, (slot) => ({ ...slot, claimedBy: slot.delegatedBy ?? null, delegatedBy: null, advice: { by: adviser, decision } }));

/** What a delegate decides is checked like a decision and recorded as advice: it does not count in the round (L11). */
export const adviceWhereDelegated = (verb: Verb<'DecideReview'>): Verb<'DecideReview'> => ({
  ...verb,
  decide: (state, command, facts) => {
    const decision = verb.decide(state, command, facts);
    if (isRefused(decision) || !slotOf(state, command.actor)?.delegatedBy) return decision;
    return {
      events: decision.events.flatMap(({ type, data, texts }) =>
        type === 'ReviewDecided'
          ? [{ type: 'ReviewAdvised' as const, data: { department: data.department, adviser: principalOf(command.actor), decision: data.decision, items: data.items, conditions: data.conditions ?? [] }, texts: texts ?? {} }]
          : [],
      ),
    };
  },
});
