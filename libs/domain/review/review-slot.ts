import { doersOf } from '../access/actor.js';
import type { InReview, ReviewSlot } from '../assignment/assignment.state.js';
import type { UserActor } from '../assignment/verb.js';
import type { Refusal } from '../shared/refusal.js';

/** The actor's own department's place in the round; else why there is none. */
export const slotOf = (state: InReview, actor: UserActor): ReviewSlot | undefined => state.slots.find((slot) => slot.department === actor.unit);

/** Whether the claim is the actor's, or of the person whom they act for. */
export const isClaimer = (slot: ReviewSlot | undefined, actor: UserActor): boolean => !!slot?.claimedBy && doersOf(actor).includes(slot.claimedBy);

/** Who drafted or signed off may not review (fixed); a decision stands until it is taken back. */
export const mayReview = (state: InReview, actor: UserActor): Refusal | undefined => {
  const slot = slotOf(state, actor);
  if (!slot) return { code: 'NOT_A_REVIEWER', facts: { department: actor.unit } };
  if (doersOf(actor).some((doer) => [...state.plan.drafters, ...state.plan.signers].includes(doer))) return { code: 'DRAFTED_OR_SIGNED_OFF', facts: { version: state.plan.version } };
  if (slot.decision) return { code: 'ALREADY_DECIDED', facts: { department: slot.department, decision: slot.decision } };
  return undefined;
};

/** The body must name the department that the actor speaks for. */
export const ownDepartment = (actor: UserActor, department: string): Refusal | undefined =>
  department === actor.unit ? undefined : { code: 'NOT_A_REVIEWER', facts: { department } };
