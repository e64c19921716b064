import type { Verbs } from '../assignment/verb.js';
import { approveInBatch } from './approve-in-batch.js';
import { adviceWhereDelegated } from './delegated-slot.js';
import { addReviewer } from './add-reviewer.js';
import { claimReview } from './claim-review.js';
import { closeReviewRound } from './close-review-round.js';
import { decideReview } from './decide-review.js';
import { rejectPlan } from './reject-plan.js';
import { releaseReview } from './release-review.js';
import { removeReviewer } from './remove-reviewer.js';
import { reopenPlan } from './reopen-plan.js';
import { returnPlan } from './return-plan.js';
import type { ReviewCommandBodies } from './review.commands.js';
import { takeBackDecision } from './take-back-decision.js';

export const REVIEW_VERBS: Verbs<keyof ReviewCommandBodies> = {
  ClaimReview: claimReview,
  ReleaseReview: releaseReview,
  DecideReview: adviceWhereDelegated(decideReview),
  ApproveInBatch: approveInBatch,
  TakeBackDecision: takeBackDecision,
  AddReviewer: addReviewer,
  RemoveReviewer: removeReviewer,
  ReturnPlan: returnPlan,
  CloseReviewRound: closeReviewRound,
  RejectPlan: rejectPlan,
  ReopenPlan: reopenPlan,
};
