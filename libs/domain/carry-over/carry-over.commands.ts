import type { AssignmentId } from '../shared/ids.js';
import type { CarriedItem } from './carry-over.events.js';

/** Sent to the two assignments by `CarryOver` of the new cycle alone, in its transaction. */
export interface CarryOverBody {
  readonly type: 'CarryOver';
  readonly to: AssignmentId;
  readonly items: readonly CarriedItem[];
  readonly reason: string;
}
export interface TakeOverBody {
  readonly type: 'TakeOver';
  readonly from: AssignmentId;
  readonly items: readonly CarriedItem[];
  /** What each item says, by its new name. */
  readonly texts: Readonly<Record<string, string>>;
}
