import { ImportedDraft } from '#api-types/imported-draft.js';
import type { ImportRefusal } from '#api-types/import-texts.js';
import { readNotice } from '#documents/read-notice.js';

export type ImportedNotice = { readonly kind: 'imported'; readonly draft: ImportedDraft } | { readonly kind: 'refused'; readonly code: ImportRefusal };

/** 导入通知 (C1): a file to a draft whose quotes name paragraphs of its text, sealed with the hash of the file. */
export async function importNotice(path: string): Promise<ImportedNotice> {
  const notice = await readNotice(path);
  if (notice.kind === 'refused') return notice;
  const { sha256, format, paragraphs, draft } = notice;
  return { kind: 'imported', draft: ImportedDraft.parse({ source: { sha256, format, paragraphs }, ...draft }) };
}
