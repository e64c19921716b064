import { wrongFiles, type AttachmentFact } from '../assignment/attachments.js';
import type { Refusal } from '../shared/refusal.js';

/** 佐证材料 as sent: a file of the assignment, a link, or a number with its source (P2). */
export type Evidence =
  | { readonly kind: 'file'; readonly attachment: string; readonly hash: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'number'; readonly value: number; readonly source: string };

/** Its public facts; link and source are texts, key `evidence:{id}`. */
export type EvidenceFact =
  | { readonly id: string; readonly kind: 'file'; readonly attachment: string; readonly hash: string }
  | { readonly id: string; readonly kind: 'link' }
  | { readonly id: string; readonly kind: 'number'; readonly value: number };

/** Parts facts from texts. An id names the event that brings it, so it stands once in an assignment. */
export const evidenceOf = (given: readonly Evidence[] | undefined, sequence: number): { facts: EvidenceFact[]; texts: Record<string, string> } => {
  const texts: Record<string, string> = {};
  const facts = (given ?? []).map((each, index): EvidenceFact => {
    const id = `e${sequence}-${index + 1}`;
    if (each.kind === 'file') return { id, kind: 'file', attachment: each.attachment, hash: each.hash };
    texts[`evidence:${id}`] = each.kind === 'link' ? each.url : each.source;
    return each.kind === 'link' ? { id, kind: 'link' } : { id, kind: 'number', value: each.value };
  });
  return { facts, texts };
};

/** Why evidence does not count: a file that it names (P2). */
export const wrongEvidence = (given: readonly Evidence[] | undefined, attachments: readonly AttachmentFact[] | undefined): Refusal | undefined =>
  wrongFiles((given ?? []).filter((each) => each.kind === 'file'), attachments);
