import { handOver, inReview, withoutRound, type Evolves } from '../assignment/evolving.js';
import type { InReview, IssuedState } from '../assignment/assignment.state.js';
import { without } from '../deadline/overdue.js';
import type { ReviewEvents } from './review.events.js';

const withSlot = (state: InReview, department: string, change: Partial<InReview['slots'][number]>): InReview => ({
  ...state,
  slots: state.slots.map((slot) => (slot.department === department ? { ...slot, ...change } : slot)),
});

export const REVIEW_EVOLVE: Evolves<keyof ReviewEvents> = {
  ReviewClaimed: (state, event) => withSlot(inReview(state, event), event.data.department, { claimedBy: event.data.reviewer }),
  ReviewReleased: (state, event) => withSlot(inReview(state, event), event.data.department, { claimedBy: null, delegatedBy: null }),
  ReviewDecided: (state, event) => withSlot(inReview(state, event), event.data.department, { decision: event.data.decision, items: event.data.items }),
  PlanReturned: (state, event) => {
    const { letter: id, items, revisionDueOn, nextRound } = event.data;
    return {
      ...withoutRound(inReview(state, event)),
      ...handOver(state, 'unit', event),
      status: 'returned',
      round: nextRound,
      overdue: without(state.overdue, 'revision'),
      letter: { id, items, revisionDueOn },
    } as IssuedState;
  },
  PlanApproved: (state, event) => ({ ...withoutRound(inReview(state, event)), ...handOver(state, 'unit', event), status: 'approved', letter: null }) as IssuedState,
  ReviewLimitPassed: (state) => ({ ...state, overdue: [...state.overdue, 'review'] }),
};
