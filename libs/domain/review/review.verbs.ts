import type { Verbs } from '../assignment/verb.js';
import { approveInBatch } from './approve-in-batch.js';
import { claimReview } from './claim-review.js';
import { decideReview } from './decide-review.js';
import { adviceWhereDelegated } from './delegated-slot.js';
import { releaseReview } from './release-review.js';
import type { ReviewCommandBodies } from './review.commands.js';

export const REVIEW_VERBS: Verbs<keyof ReviewCommandBodies> = {
  ClaimReview: claimReview,
  ReleaseReview: releaseReview,
  DecideReview: adviceWhereDelegated(decideReview),
  ApproveInBatch: approveInBatch,
};
