import { fileURLToPath } from 'node:url';
import { runLimited, type Limits } from '../run-limited.js';
import { fontPlaces, type Font } from './cjk-font.js';
import type { LetterFormat, OfficialDocument } from './official-document.js';

export type RenderedLetter =
  | { readonly kind: 'rendered'; readonly bytes: Buffer }
  /** NO_FONT: a pdf would be boxes. TOO_COSTLY: it took longer or more than a document may. */
  | { readonly kind: 'refused'; readonly code: 'NO_FONT' | 'TOO_COSTLY' };

const CHILD = fileURLToPath(new URL('render-child.mjs', import.meta.url));
/** A letter takes a second; a bulletin of forty pages a few. */
const LIMITS: Limits = { milliseconds: 30_000, megabytes: 512 };

/**
 * A document as docx or pdf, in a process of its own (decision record 0048): whoever waits for the API does not wait for it.
 * Equal documents give equal bytes. A character that no face has is 〓 in a pdf, and named at its end.
 */
export async function renderLetter(document: OfficialDocument, format: LetterFormat, { fonts = fontPlaces(), limits = LIMITS }: { fonts?: readonly Font[]; limits?: Limits } = {}): Promise<RenderedLetter> {
  const output = await runLimited(CHILD, Buffer.from(JSON.stringify({ format, document, fonts })), limits);
  const answer = answerOf(output);
  if (answer.bytes !== undefined) return { kind: 'rendered', bytes: Buffer.from(answer.bytes, 'base64') };
  return { kind: 'refused', code: answer.refused === 'NO_FONT' ? 'NO_FONT' : 'TOO_COSTLY' };
}

function answerOf(output: string | undefined): { readonly bytes?: string; readonly refused?: string } {
  try {
    return JSON.parse(output ?? '{}') as { readonly bytes?: string; readonly refused?: string };
  } catch {
    return {};
  }
}
