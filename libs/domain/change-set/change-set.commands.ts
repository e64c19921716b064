import type { Day } from '../calendar/instant.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { CycleSettings } from '../cycle/cycle-settings.js';
import type { AssignmentId, ChangeSetId, CycleId, ObligationId, TaskCode, UnitId } from '../shared/ids.js';
import type { AssignmentChange } from './assignment-change.js';

/** Which open assignments of the cycle: those that fit every part that is named. */
export interface Selection {
  readonly tasks?: readonly TaskCode[];
  readonly obligations?: readonly ObligationId[];
  readonly units?: readonly UnitId[];
  readonly assignments?: readonly AssignmentId[];
}

/** A verb of coordinators that a batch sends to many assignments (Y6, Y7). */
export const BATCH_VERBS = ['SuspendAssignment', 'ResumeAssignment', 'RevokeAssignment'] as const;
export type BatchVerb = (typeof BATCH_VERBS)[number];

/** What is proposed. A contact is looked up when a row falls due, so it needs none (decision record 0011). */
export type Proposal =
  | { readonly kind: 'deadline'; readonly where: Selection; readonly duty: string; readonly dueOn: Day }
  | { readonly kind: 'calendar'; readonly calendar: WorkingCalendar }
  | { readonly kind: 'settings'; readonly settings: Partial<Omit<CycleSettings, 'version'>> }
  | { readonly kind: 'batch'; readonly where: Selection; readonly verb: BatchVerb }
  /** Who is in a region group: what is new is issued, what is open and no longer theirs is revoked. */
  | { readonly kind: 'group'; readonly group: string; readonly members: readonly UnitId[] }
  /** The inverse of another change set, row by row. */
  | { readonly kind: 'undo'; readonly of: ChangeSetId };

/** What one row does: a change, an assignment that is new, or a verb sent for the persons of the change set. */
export type RowChange = AssignmentChange | { readonly kind: 'issue' } | { readonly kind: 'verb'; readonly verb: BatchVerb };

export interface ChangeSetCommandBodies {
  ProposeChange: { readonly cycle: CycleId; readonly proposal: Proposal; readonly reason: string };
  /** 执行, by a second person, of the preview that they saw. */
  ApplyChange: { readonly previewHash: string };
  /** What has become stale is previewed once more; then a second person applies it. */
  PreviewAgain: Record<never, never>;
  DropRow: { readonly assignment: AssignmentId; readonly reason: string };
  /** By the system: what became of rows. */
  SettleRows: { readonly applied: readonly AssignmentId[]; readonly stale: readonly StaleRow[] };
}
/** A row that could not be applied, and why. */
export interface StaleRow {
  readonly assignment: AssignmentId;
  readonly code: string;
}
export type ChangeSetVerb = keyof ChangeSetCommandBodies;
export type ChangeSetCommandBody = { readonly [V in ChangeSetVerb]: { readonly type: V } & ChangeSetCommandBodies[V] }[ChangeSetVerb];
