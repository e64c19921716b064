import type { Day } from '../calendar/instant.js';
import type { ChangeSetId } from '../shared/ids.js';

/** What a row of a change set (变更单) changes on its assignment. */
export type AssignmentChange =
  | { readonly kind: 'deadline'; readonly duty: string; readonly dueOn: Day }
  | { readonly kind: 'calendar'; readonly version: string }
  | { readonly kind: 'settings'; readonly version: number };

/** Sent by the system alone, for the two persons who proposed and applied the change set. */
export interface ApplyChangeBody {
  readonly type: 'ApplyChange';
  readonly changeSet: ChangeSetId;
  /** The sequence that the preview saw: an assignment that went on meanwhile is held for a second preview. */
  readonly expectedSequence: number;
  readonly change: AssignmentChange;
}
