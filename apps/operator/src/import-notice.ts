import { createHash } from 'node:crypto';
import { ImportedDraft } from '#api-types/imported-draft.js';
import type { ImportRefusal } from '#api-types/import-texts.js';
import { readDocument } from '#documents/read-document.js';
import { readGuideline } from '#guideline-parser/read-guideline.js';

export type ImportedNotice = { readonly kind: 'imported'; readonly draft: ImportedDraft } | { readonly kind: 'refused'; readonly code: ImportRefusal };

/** 导入通知 (C1): a file's bytes to a draft whose quotes name paragraphs of its text, sealed with the hash of the file. */
export async function importNotice(bytes: Uint8Array): Promise<ImportedNotice> {
  const document = await readDocument(bytes);
  if (document.kind === 'refused') return document;
  const reading = readGuideline(document.text);
  if (reading.kind === 'refused') return reading;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { kind: 'imported', draft: ImportedDraft.parse({ source: { sha256, format: document.format, paragraphs: reading.paragraphs }, ...reading.draft }) };
}
