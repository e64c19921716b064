import type { Day } from '../calendar/instant.js';
import type { UnitId } from '../shared/ids.js';
import type { Demand, ReturnTo } from './review.events.js';

/** What departments send on a submitted plan. */
export interface ReviewCommandBodies {
  ClaimReview: { readonly department: UnitId };
  ReleaseReview: { readonly department: UnitId };
  DecideReview: {
    readonly department: UnitId;
    readonly decision: 'approve' | 'approve_with_conditions' | 'return';
    readonly opinion: string;
    readonly items: readonly { readonly section: string; readonly text: string; readonly demand?: Demand }[];
    readonly conditions?: readonly { readonly text: string; readonly dueOn: Day | null; readonly section?: string }[];
    /** Of a return; absent: to the clerk. */
    readonly returnTo?: ReturnTo;
    /** Of the lead's return: a later date than the rule gives. */
    readonly revisionDueOn?: Day;
  };
  /** Claims and approves at once; the text is the one of the digest. */
  ApproveInBatch: { readonly textHash: string; readonly opinion: string };
  TakeBackDecision: { readonly department: UnitId; readonly reason: string };
  AddReviewer: { readonly department: UnitId; readonly reason: string };
  RemoveReviewer: { readonly department: UnitId; readonly reason: string };
  /** The lead settles opposite demands: the items dropped, all others stay in the letter. */
  ReturnPlan: { readonly dropped: readonly string[]; readonly reason: string; readonly returnTo?: ReturnTo; readonly revisionDueOn?: Day };
  CloseReviewRound: { readonly reason: string };
  RejectPlan: { readonly reason: string };
  ReopenPlan: { readonly reason: string; readonly revisionDueOn?: Day };
}
