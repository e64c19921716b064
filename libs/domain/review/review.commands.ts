import type { UnitId } from '../shared/ids.js';

/** What departments send on a submitted plan. */
export interface ReviewCommandBodies {
  ClaimReview: { readonly department: UnitId };
  ReleaseReview: { readonly department: UnitId };
  DecideReview: {
    readonly department: UnitId;
    readonly decision: 'approve' | 'return';
    readonly opinion: string;
    readonly items: readonly { readonly section: string; readonly text: string }[];
  };
  /** Claims and approves at once; the text is the one of the digest. */
  ApproveInBatch: { readonly textHash: string; readonly opinion: string };
}
