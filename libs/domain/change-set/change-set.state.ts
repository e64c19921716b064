import type { Actor } from '../access/actor.js';
import type { ChangeSetId, CycleId } from '../shared/ids.js';
import type { Proposal } from './change-set.commands.js';

interface Known {
  readonly id: ChangeSetId;
  readonly sequence: number;
  readonly hash: string;
}
export type NotProposed = Known & { readonly status: 'not_proposed' };
/**
 * 变更单: proposed → applying → done; held where rows had gone on since the preview: they are previewed again (proposed) or
 * dropped by name.
 */
export type ProposedChange = Known & {
  readonly status: 'proposed' | 'applying' | 'held' | 'done';
  readonly cycle: CycleId;
  readonly proposal: Proposal;
  /** The version that a proposal of settings makes. */
  readonly settingsVersion: number | null;
  readonly proposedBy: Actor;
  /** Who previewed last: like the proposer not the one who applies. */
  readonly previewedBy: Actor;
  readonly appliedBy: Actor | null;
  readonly previewHash: string;
  /** How many rows wait to be applied, were applied, are stale, were dropped. */
  readonly pending: number;
  readonly applied: number;
  readonly stale: number;
  readonly dropped: number;
};
export type ChangeSetState = NotProposed | ProposedChange;

export const notProposed = (id: string): NotProposed => ({ id: id as ChangeSetId, sequence: 0, hash: '', status: 'not_proposed' });
