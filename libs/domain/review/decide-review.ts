import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { ReviewSlot } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { approval } from './approve-plan.js';
import { allOf } from './quorum.js';
import type { ReturnItem } from './review.events.js';
import { isClaimer, mayReview, ownDepartment, slotOf } from './review-slot.js';
import { returnForRevision } from './return-plan.js';

/** 审核 (L6): a department's decision; with the last one the round ends. A return names at least one item on a section. */
export const decideReview: Verb<'DecideReview'> = {
  may: (state, actor) => {
    const refusal = mayReview(state, actor);
    if (refusal) return refusal;
    const claimedBy = slotOf(state, actor)?.claimedBy ?? null;
    return isClaimer(slotOf(state, actor), actor) ? undefined : { code: 'NOT_CLAIMED_BY_YOU', facts: claimedBy ? { by: claimedBy } : {} };
  },
  decide: (state, { department, decision, opinion, items, actor, at }, facts) => {
    const refusal = ownDepartment(actor, department);
    if (refusal) return { refusal };
    if (decision === 'return' && items.length === 0) return refuse('ITEMS_REQUIRED');
    if (decision === 'approve' && items.length > 0) return refuse('ITEMS_REQUIRED', { decision });
    const unknown = items.filter((item) => !state.plan.sections.includes(item.section)).map((item) => item.section);
    if (unknown.length > 0) return refuse('UNKNOWN_SECTION', { sections: unknown });
    const named: ReturnItem[] = items.map((item, index) => ({ id: `r${state.round}-${department}-${index + 1}`, department, section: item.section }));
    const texts: Record<string, string> = Object.fromEntries(items.map((item, index) => [`item:${named[index]?.id}`, item.text]));
    if (!isBlank(opinion)) texts['opinion'] = opinion;
    const decided: NewAssignmentEvent = { type: 'ReviewDecided', data: { department, decision, items: named }, texts };
    const slots: ReviewSlot[] = state.slots.map((slot) => (slot.department === department ? { ...slot, decision, items: named } : slot));
    const result = allOf(slots.map((slot) => slot.decision));
    if (result === 'open') return { events: [decided] };
    return { events: [decided, result === 'approved' ? approval(state, at, facts) : returnForRevision(state, slots, at, facts)] };
  },
};
