import { Controller, Get, Header, Inject, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { FORMATS, type LetterFormat } from '#documents/letters/official-document.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY } from '../platform/workbook-file.js';
import { LETTER_TYPES, LetterFiles } from './letter-files.js';
import { LETTERS, Letters, type LetterKind } from './letters.queries.js';

const Kind = z.enum(LETTERS);
const Format = z.enum(FORMATS);

/** 公文 (E1): what the page shows, in the official layout, as docx or pdf. */
@Controller()
export class LettersController {
  constructor(
    @Inject(Letters) private readonly letters: Letters,
    @Inject(LetterFiles) private readonly files: LetterFiles,
  ) {}

  /** 下达函, 退回意见函, 报送回执: the last one of an assignment. 404 where there is none yet. */
  @Get('assignments/:id/documents/:kind/:format')
  @Seen('TakeLetter')
  @Header('cache-control', 'no-store')
  @ApiProduces(LETTER_TYPES.docx, LETTER_TYPES.pdf)
  @ApiOkResponse(BINARY)
  async letter(@Param('id') id: string, @Param('kind', { schema: Kind }) kind: LetterKind, @Param('format', { schema: Format }) format: LetterFormat, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    return this.files.file(await this.letters.last(assignmentIdOf(id), kind, user), format);
  }

  /** 督办单, 批示 of a case, as issued. */
  @Get('supervision/:caseId/notice/:format')
  @Seen('TakeLetter')
  @Header('cache-control', 'no-store')
  @ApiProduces(LETTER_TYPES.docx, LETTER_TYPES.pdf)
  @ApiOkResponse(BINARY)
  async notice(@Param('caseId') caseId: string, @Param('format', { schema: Format }) format: LetterFormat, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    return this.files.file(await this.letters.supervisionNotice(caseId, user), format);
  }
}
