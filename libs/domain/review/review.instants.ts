import { endOf } from '../calendar/day.js';
import type { Awaits } from '../deadline/awaited.js';
import { dueDay, type DueHandlers } from '../deadline/due-instant.js';
import type { ReviewDueRule } from '../deadline/due-rule.js';
import { waitedDepartments } from './review-slot.js';

/** The bureau's own limits: of a round (L6, section 7), and of the lead to settle opposite demands (L7). */
export const reviewAwaits: Awaits = (state) => {
  if (state.status !== 'in_review') return [];
  const round = state.overdue.includes('review') ? [] : [{ rule: 'review_limit' as const, at: endOf(state.reviewDueOn) }];
  return state.settlement && !state.overdue.includes('settlement') ? [...round, { rule: 'settlement_limit', at: endOf(state.settlement.dueOn) }] : round;
};

export const REVIEW_DUE: DueHandlers<ReviewDueRule> = {
  /** The round stays open; the departments waited for are named. */
  review_limit: (state, due) => {
    const waitingFor = state.status === 'in_review' ? waitedDepartments(state) : [];
    return [{ type: 'ReviewLimitPassed', data: { waitingFor, dueOn: dueDay(due) } }];
  },
  settlement_limit: (state, due) => [{ type: 'ReviewLimitPassed', data: { waitingFor: [state.leadDepartment], dueOn: dueDay(due), duty: 'settlement' } }],
};
