import type { Day } from '../calendar/instant.js';
import type { HeldDays } from '../deadline/deadline.events.js';
import type { AssignmentId } from '../shared/ids.js';

/** 结转 of one open milestone or condition: what it was called, and what it is called and due on in the new year. */
export interface CarriedItem {
  readonly milestone: string;
  readonly as: string;
  readonly dueOn: Day;
  readonly kind?: 'condition';
}

/** Both ends of a carry-over; each names the other (X3). */
export interface CarryOverEvents {
  AssignmentCarriedOver: { readonly to: AssignmentId; readonly items: readonly CarriedItem[]; readonly held: HeldDays };
  /** What the items say: texts `milestone:{as}`. */
  ItemsTakenOver: { readonly from: AssignmentId; readonly items: readonly CarriedItem[] };
}
