import type { Transition } from '../assignment/transition.js';
import type { ReviewCommandBodies } from './review.commands.js';

const REVIEWER = [{ side: 'department', roles: ['reviewer'] }, { side: 'province', roles: ['reviewer'] }] as const;
const REVIEWER_OR_DIRECTOR = [{ side: 'department', roles: ['reviewer', 'director'] }] as const;
const LEAD_DIRECTOR = [{ side: 'lead', roles: ['director'] }] as const;

export const REVIEW_TRANSITIONS = {
  ClaimReview: { from: ['in_review'], who: REVIEWER },
  ReleaseReview: { from: ['in_review'], who: REVIEWER },
  DecideReview: { from: ['in_review'], who: REVIEWER },
  ApproveInBatch: { from: ['in_review'], who: REVIEWER },
  TakeBackDecision: { from: ['in_review'], who: REVIEWER },
  AddReviewer: { from: ['in_review'], who: REVIEWER_OR_DIRECTOR },
  RemoveReviewer: { from: ['in_review'], who: REVIEWER_OR_DIRECTOR },
  ReturnPlan: { from: ['in_review'], who: [{ side: 'lead', roles: ['reviewer'] }] },
  CloseReviewRound: { from: ['in_review'], who: LEAD_DIRECTOR },
  RejectPlan: { from: ['in_review'], who: LEAD_DIRECTOR },
  ReopenPlan: { from: ['approved'], who: LEAD_DIRECTOR },
} as const satisfies Record<keyof ReviewCommandBodies, Transition>;
