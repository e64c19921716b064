import { chooseFont, type Font } from './cjk-font.js';
import type { LetterFormat, OfficialDocument } from './official-document.js';
import { writeDocx } from './write-docx.js';
import { writePdf } from './write-pdf.js';

export type Answer = { readonly bytes: string } | { readonly refused: 'NO_FONT' };

/** 〓 stands where a printer has no type for a character; what it stands for is said at the end of the text. */
const LACKING = '〓';

/** Runs in the child alone: its clock stands still. */
export async function render(format: LetterFormat, document: OfficialDocument, fonts: readonly Font[]): Promise<Answer> {
  if (format === 'docx') return { bytes: (await writeDocx(document)).toString('base64') };
  const chosen = await chooseFont(`${JSON.stringify(document)}0123456789—：，（签发后成文）年月日抄送注处为字库所缺的字依次${LACKING}`, fonts);
  if (!chosen) return { refused: 'NO_FONT' };
  return { bytes: (await writePdf(withoutLacking(document, chosen.missing), chosen.font)).toString('base64') };
}

function withoutLacking(document: OfficialDocument, missing: readonly string[]): OfficialDocument {
  if (missing.length === 0) return document;
  const lacking = new Set(missing);
  const replaced = JSON.parse(JSON.stringify(document), (_, value: unknown) => (typeof value === 'string' ? [...value].map((character) => (lacking.has(character) ? LACKING : character)).join('') : value)) as OfficialDocument;
  const named = missing.map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join('，');
  return { ...replaced, body: [...replaced.body, { kind: 'paragraph', text: `注：${LACKING} 处为字库所缺的字，依次为 ${named}。` }] };
}
