import type { AssignmentId, CycleId } from '../shared/ids.js';
import type { Proposal, StaleRow } from './change-set.commands.js';

/** Public facts of the events of a change set. The rows stand beside, under the preview's hash. */
export interface ChangeSetEvents {
  ChangeProposed: { readonly cycle: CycleId; readonly proposal: Proposal; readonly previewHash: string; readonly rows: number; readonly settingsVersion?: number };
  ChangeApplied: { readonly previewHash: string };
  /** `gone`: rows that are not affected any more. */
  ChangePreviewedAgain: { readonly previewHash: string; readonly rows: number; readonly gone: readonly AssignmentId[]; readonly settingsVersion?: number };
  RowDropped: { readonly assignment: AssignmentId };
  RowsSettled: { readonly applied: readonly AssignmentId[]; readonly stale: readonly StaleRow[] };
}
