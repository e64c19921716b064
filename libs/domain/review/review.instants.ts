import { endOf } from '../calendar/day.js';
import type { Awaits } from '../deadline/awaited.js';
import { dueDay, type DueHandlers, type ReviewDueRule } from '../deadline/due-instant.js';

/** The bureau's own limit of a round (L6, section 7). */
export const reviewAwaits: Awaits = (state) =>
  state.status === 'in_review' && !state.overdue.includes('review') ? [{ rule: 'review_limit', at: endOf(state.reviewDueOn) }] : [];

export const REVIEW_DUE: DueHandlers<ReviewDueRule> = {
  /** The round stays open; the departments waited for are named. */
  review_limit: (state, due) => [
    {
      type: 'ReviewLimitPassed',
      data: { waitingFor: state.status === 'in_review' ? state.slots.filter((slot) => !slot.decision).map((slot) => slot.department) : [], dueOn: dueDay(due) },
    },
  ],
};
