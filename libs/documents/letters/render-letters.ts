import { fileURLToPath } from 'node:url';
import { runLimited, type Limits } from '../run-limited.js';
import { fontPlaces, type Font } from './cjk-font.js';
import type { LetterFormat, OfficialDocument } from './official-document.js';

export type RenderedLetters =
  | { readonly kind: 'rendered'; readonly files: readonly Buffer[] }
  /** NO_FONT: a pdf would be boxes. TOO_COSTLY: it took longer or more than documents may. */
  | { readonly kind: 'refused'; readonly code: 'NO_FONT' | 'TOO_COSTLY' };

const CHILD = fileURLToPath(new URL('render-child.mjs', import.meta.url));
/** A letter takes less than a second; a bulletin of forty pages, or all letters of a case file, a few. */
const LIMITS: Limits = { milliseconds: 40_000, megabytes: 512 };

/**
 * Documents as docx or pdf, in a process of its own (decision record 0048): whoever waits for the API does not wait for it.
 * Equal documents give equal bytes. A character that no face has is 〓 in a pdf, and named at its end.
 */
export async function renderLetters(documents: readonly OfficialDocument[], format: LetterFormat, { fonts = fontPlaces(), limits = LIMITS }: { fonts?: readonly Font[]; limits?: Limits } = {}): Promise<RenderedLetters> {
  if (documents.length === 0) return { kind: 'rendered', files: [] };
  const { files, refused } = answerOf(await runLimited(CHILD, Buffer.from(JSON.stringify({ format, documents, fonts })), limits));
  if (files?.length === documents.length) return { kind: 'rendered', files: files.map((each) => Buffer.from(each, 'base64')) };
  return { kind: 'refused', code: refused === 'NO_FONT' ? 'NO_FONT' : 'TOO_COSTLY' };
}

function answerOf(output: string | undefined): { readonly files?: readonly string[]; readonly refused?: string } {
  try {
    return JSON.parse(output ?? '{}') as { readonly files?: readonly string[]; readonly refused?: string };
  } catch {
    return {};
  }
}
