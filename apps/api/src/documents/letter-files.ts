import { Injectable, StreamableFile } from '@nestjs/common';
import type { LetterFormat, OfficialDocument } from '#documents/letters/official-document.js';
import { renderLetters } from '#documents/letters/render-letters.js';
import { ApiError } from '../platform/api-error.js';
import { InTurn } from '../platform/in-turn.js';

export const LETTER_TYPES: Readonly<Record<LetterFormat, string>> = { docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', pdf: 'application/pdf' };
/** A letter takes about a second. */
const MOST_WAITING = 30;

/** Documents as files: one process writes at a time, whoever asks. */
@Injectable()
export class LetterFiles {
  private readonly turns = new InTurn(MOST_WAITING);

  async bytes(documents: readonly OfficialDocument[], format: LetterFormat): Promise<readonly Buffer[]> {
    const made = await this.turns.run(() => renderLetters(documents, format));
    if (made.kind === 'refused') throw new ApiError(made.code === 'NO_FONT' ? 'NO_FONT' : 'DOCUMENT_TOO_COSTLY');
    return made.files;
  }

  /** Saved under its title and number. */
  async file(document: OfficialDocument, format: LetterFormat): Promise<StreamableFile> {
    const [content = Buffer.of()] = await this.bytes([document], format);
    return new StreamableFile(content, { type: LETTER_TYPES[format], length: content.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName(document)}.${format}`)}` });
  }
}

/** What no system refuses in a name. */
export const fileName = ({ title, documentNumber }: Pick<OfficialDocument, 'title' | 'documentNumber'>): string => `${title} ${documentNumber}`.replaceAll(/[/\\\p{Cc}"<>|:*?]/gu, '_').slice(0, 120);
