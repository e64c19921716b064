import type { Refusal } from '../shared/refusal.js';

/** What is known of a file's content: it waits for a scan, was found clean or not, or is taken without one because the installation says so. */
export const SCAN_STATES = ['held', 'clean', 'quarantined', 'unscanned'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** 附件 of the sender's unit on this assignment, as the record knows it. */
export interface AttachmentFact {
  readonly id: string;
  readonly hash: string;
  readonly scan: ScanState;
}
/** A file as a command names it; one of a draft is named by its id alone. */
export interface NamedFile {
  readonly attachment: string;
  readonly hash?: string;
}

/** Why files that are named do not count (P2): not there, of another unit or content; found infected; not scanned yet. */
export const wrongFiles = (named: readonly NamedFile[], known: readonly AttachmentFact[] = []): Refusal | undefined => {
  const found = named.map(({ attachment, hash }) => known.find(({ id, hash: content }) => id === attachment && (hash === undefined || hash === content)));
  const unknown = named.filter((_, index) => !found[index]).map(({ attachment }) => attachment);
  if (unknown.length > 0) return { code: 'UNKNOWN_ATTACHMENT', facts: { ids: unknown } };
  const are = (state: ScanState): string[] => found.flatMap((each) => (each?.scan === state ? [each.id] : []));
  const [infected, waiting] = [are('quarantined'), are('held')];
  if (infected.length > 0) return { code: 'FILE_QUARANTINED', facts: { ids: infected } };
  return waiting.length > 0 ? { code: 'FILE_HELD', facts: { ids: waiting } } : undefined;
};
