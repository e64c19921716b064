import { principalOf } from '../access/actor.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { InReview } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { isRefused, refuse } from '../shared/refusal.js';
import { claimReview } from './claim-review.js';
import { decideReview } from './decide-review.js';
import { isClaimer, slotOf } from './review-slot.js';

/**
 * One item of a batch approval (L12): claims and approves in one act, where the cycle allows it for the task and the text is
 * the one of the digest. There is no such verb for a return.
 */
export const approveInBatch: Verb<'ApproveInBatch'> = {
  may: (state, actor, reckoning) => {
    if (slotOf(state, actor)?.delegatedBy) return { code: 'ALREADY_DELEGATED', facts: { by: slotOf(state, actor)?.delegatedBy ?? '' } };
    return isClaimer(slotOf(state, actor), actor) ? decideReview.may?.(state, actor, reckoning) : claimReview.may?.(state, actor, reckoning);
  },
  decide: (state, { type: _type, textHash, ...command }, facts) => {
    if (!(facts.settings.batchApproval ?? []).includes(state.task)) return refuse('BATCH_NOT_ALLOWED', { task: state.task });
    if (textHash !== state.plan.textHash) return refuse('DRAFT_CHANGED', { version: state.plan.version });
    const { actor } = command;
    const department = actor.unit;
    const claim: NewAssignmentEvent[] = isClaimer(slotOf(state, actor), actor) ? [] : [{ type: 'ReviewClaimed', data: { department, reviewer: principalOf(actor) } }];
    const claimed: InReview = { ...state, slots: state.slots.map((slot) => (slot.department === department ? { ...slot, claimedBy: principalOf(actor) } : slot)) };
    const decision = decideReview.decide(claimed, { ...command, type: 'DecideReview', department, decision: 'approve', items: [] }, facts);
    return isRefused(decision) ? decision : { events: [...claim, ...decision.events] };
  },
};
