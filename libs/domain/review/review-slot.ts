import { doersOf } from '../access/actor.js';
import type { FrozenPlan, InReview, IssuedState, ReviewSlot } from '../assignment/assignment.state.js';
import type { UserActor } from '../assignment/verb.js';
import type { Instant } from '../calendar/instant.js';
import type { UnitId, UserId } from '../shared/ids.js';
import type { Refusal } from '../shared/refusal.js';
import type { ReviewDecision, ReviewEvents } from './review.events.js';

/** What a slot says while nobody has decided. */
const UNDECIDED = { decision: null, decidedBy: [], items: [], conditions: [], returnTo: 'clerk', revisionDueOn: null } as const;

export const openSlot = (department: UnitId, since: Instant): ReviewSlot => ({ department, claimedBy: null, ...UNDECIDED, stands: false, since });
export const withDecision = (slot: ReviewSlot, said: ReviewEvents['ReviewDecided'], doers: readonly UserId[]): ReviewSlot => {
  const { decision, items, conditions = [], returnTo = 'clerk', revisionDueOn = null } = said;
  return { ...slot, decision, items, conditions, returnTo, revisionDueOn, decidedBy: doers };
};
/** An approval that stands is taken over as it was given, conditions and all; everybody else is asked (L8). */
export const openedSlots = ({ reviewed }: IssuedState, { reviewers, stands = [] }: { readonly reviewers: readonly UnitId[]; readonly stands?: readonly UnitId[] }, at: Instant): ReviewSlot[] =>
  reviewers.map((department) => {
    const given = stands.includes(department) ? reviewed?.slots.find((slot) => slot.department === department) : undefined;
    return given ? { ...given, claimedBy: null, stands: true } : openSlot(department, at);
  });
export const withSlot = (state: InReview, department: UnitId, change: (slot: ReviewSlot) => ReviewSlot): InReview => ({
  ...state,
  slots: state.slots.map((slot) => (slot.department === department ? change(slot) : slot)),
});

/** Its decision is void; who claimed it still has it. */
export const undecided = (slot: ReviewSlot): ReviewSlot => ({ ...slot, ...UNDECIDED });

export const isApproval = (decision: ReviewDecision | null): boolean => decision === 'approve' || decision === 'approve_with_conditions';

/** The actor's own department's place in the round. */
export const slotOf = (state: InReview, actor: UserActor): ReviewSlot | undefined => state.slots.find((slot) => slot.department === actor.unit);

/** Whether the claim is the actor's, or of the person whom they act for. */
export const isClaimer = (slot: ReviewSlot | undefined, actor: UserActor): boolean => !!slot?.claimedBy && doersOf(actor).includes(slot.claimedBy);

/** Whose decision is waited for: everybody's who has not decided; one after the other where the quorum says so (L6). */
export const awaitedSlots = (state: InReview): readonly ReviewSlot[] => {
  if (state.settlement) return [];
  const open = state.slots.filter((slot) => !slot.decision);
  return state.quorum === 'sequential' ? open.slice(0, 1) : open;
};

/** Departments whose act a round waits for: while opposite demands are open the lead's alone (L7). */
export const waitedDepartments = (state: InReview): readonly UnitId[] => (state.settlement ? [state.leadDepartment] : awaitedSlots(state).map((slot) => slot.department));

/** Opposite demands are with the lead: nobody decides, adds or removes any more (L7). */
export const whileSettled = (state: InReview): Refusal | undefined =>
  state.settlement ? { code: 'SETTLEMENT_OPEN', facts: { department: state.leadDepartment, dueOn: state.settlement.dueOn } } : undefined;

/** Whose hands a text went through: whoever drafted or signed it off (fixed). */
export const hadInHand = ({ drafters, signers }: Pick<FrozenPlan, 'drafters' | 'signers'>): readonly UserId[] => [...drafters, ...signers];

/** Who drafted or signed off may not review (fixed). */
export const handledPlan = (state: InReview, actor: UserActor): Refusal | undefined =>
  doersOf(actor).some((doer) => hadInHand(state.plan).includes(doer)) ? { code: 'DRAFTED_OR_SIGNED_OFF', facts: { version: state.plan.version } } : undefined;

/** A decision stands until it is taken back; in a sequential review each waits for its turn. */
export const mayReview = (state: InReview, actor: UserActor): Refusal | undefined => {
  const slot = slotOf(state, actor);
  if (!slot) return { code: 'NOT_A_REVIEWER', facts: { department: actor.unit } };
  const refusal = handledPlan(state, actor);
  if (refusal) return refusal;
  if (slot.decision) return { code: 'ALREADY_DECIDED', facts: { department: slot.department, decision: slot.decision } };
  const settling = whileSettled(state);
  if (settling) return settling;
  const awaited = awaitedSlots(state);
  return awaited.includes(slot) ? undefined : { code: 'NOT_YOUR_TURN', facts: { department: awaited[0]?.department ?? '' } };
};

/** The body must name the department that the actor speaks for. */
export const ownDepartment = (actor: UserActor, department: string): Refusal | undefined =>
  department === actor.unit ? undefined : { code: 'NOT_A_REVIEWER', facts: { department } };

/** Who adds and removes: who claimed for a department of the round, or its director (L11). */
export const mayChangeReviewers = (state: InReview, actor: UserActor): Refusal | undefined => {
  const slot = slotOf(state, actor);
  if (!slot) return { code: 'NOT_A_REVIEWER', facts: { department: actor.unit } };
  const isTheirs = actor.roles.includes('director') || isClaimer(slot, actor);
  return isTheirs ? whileSettled(state) : { code: 'NOT_CLAIMED_BY_YOU', facts: slot.claimedBy ? { by: slot.claimedBy } : {} };
};
