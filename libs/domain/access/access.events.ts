import type { Condition, ReturnItem, ReviewEvents } from '../review/review.events.js';
import type { UnitId, UserId } from '../shared/ids.js';

/** Which work went from whom to whom: a department's place in a review round, or (null) the clerk work of the unit. */
interface HandOver {
  readonly department: UnitId | null;
  /** Null: it was nobody's in particular. */
  readonly from: UserId | null;
  readonly to: UserId;
}

export interface AccessEvents {
  /** `returnTo`: where a delegate passed it on, the delegator still gets the answer. */
  Reassigned: HandOver & { readonly returnTo: UserId | null };
  Delegated: HandOver & { readonly returnTo: UserId };
  /** What a delegate would decide: a proposal; who delegated has the slot again and decides. Texts as of `ReviewDecided`. */
  ReviewAdvised: { readonly department: UnitId; readonly adviser: UserId; readonly decision: ReviewEvents['ReviewDecided']['decision']; readonly items: readonly ReturnItem[]; readonly conditions?: readonly Condition[] };
}
