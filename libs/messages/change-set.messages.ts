import type { ChangeSetId } from '#domain/shared/ids.js';

export interface ChangeSetStart {
  readonly changeSet: ChangeSetId;
  /** History length at which a run continues as new; tests lower it. */
  readonly continueAt?: number;
}
export interface ChangeSetActivities {
  /** Applies one page of what waits; `isLeft`: there is more, `isClosed`: the change set is done. */
  applyChangePage(input: { changeSet: ChangeSetId }): Promise<{ settled: number; isLeft: boolean; isClosed: boolean }>;
}
