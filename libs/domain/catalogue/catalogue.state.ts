import type { CatalogueId, UserId } from '../shared/ids.js';
import type { TaskPairDecision } from './diff/diff-catalogues.js';

interface Known {
  readonly id: CatalogueId;
  readonly sequence: number;
  readonly hash: string;
}
export type NotImported = Known & { readonly status: 'not_imported' };
/** 目录版本: draft → confirmed. */
export type ImportedCatalogue = Known & {
  readonly status: 'draft' | 'confirmed';
  readonly sourceHash: string;
  /** Of the draft as it stands, corrections in it. */
  readonly draftHash: string;
  readonly importedBy: UserId;
  /** Everybody who imported, answered or corrected: none of them may confirm. */
  readonly workedOn: readonly UserId[];
  /** Questions that nobody has answered yet. */
  readonly open: readonly string[];
  readonly answered: readonly string[];
  readonly confirmedBy: UserId | null;
  readonly year: number | null;
  readonly catalogueHash: string | null;
  /** What people decided of tasks of other versions and of this; absent: nothing yet. */
  readonly pairs?: readonly PairDecided[];
};
export interface PairDecided extends TaskPairDecision {
  readonly with: string;
}
export type CatalogueState = NotImported | ImportedCatalogue;

export const notImported = (id: string): NotImported => ({ id: id as CatalogueId, sequence: 0, hash: '', status: 'not_imported' });
