import type { Transition } from '../assignment/transition.js';
import type { ReviewCommandBodies } from './review.commands.js';

export const REVIEW_TRANSITIONS = {
  ClaimReview: { from: ['in_review'], who: [{ side: 'department', roles: ['reviewer'] }] },
  ReleaseReview: { from: ['in_review'], who: [{ side: 'department', roles: ['reviewer'] }] },
  DecideReview: { from: ['in_review'], who: [{ side: 'department', roles: ['reviewer'] }] },
  ApproveInBatch: { from: ['in_review'], who: [{ side: 'department', roles: ['reviewer'] }] },
} as const satisfies Record<keyof ReviewCommandBodies, Transition>;
