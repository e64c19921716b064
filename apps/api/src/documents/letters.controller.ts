import { Controller, Get, Header, Inject, Ip, Param, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { FORMATS, type LetterFormat } from '#documents/letters/official-document.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
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
    @Inject(LoginAuditStore) private readonly trail: LoginAuditStore,
  ) {}

  /** 下达函, 退回意见函, 报送回执: the last one of an assignment. 404 where there is none yet. */
  @Get('assignments/:id/documents/:kind/:format')
  @Header('cache-control', 'no-store')
  @ApiProduces(LETTER_TYPES.docx, LETTER_TYPES.pdf)
  @ApiOkResponse(BINARY)
  async letter(@Param('id') id: string, @Param('kind', { schema: Kind }) kind: LetterKind, @Param('format', { schema: Format }) format: LetterFormat, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<StreamableFile> {
    const assignment = assignmentIdOf(id);
    const file = await this.files.file(await this.letters.last(assignment, kind, user), format);
    await this.trail.looked(user, 'TakeLetter', { kind, format }, source, assignment);
    return file;
  }

  /** 督办单, 批示 of a case, as issued. */
  @Get('supervision/:caseId/notice/:format')
  @Header('cache-control', 'no-store')
  @ApiProduces(LETTER_TYPES.docx, LETTER_TYPES.pdf)
  @ApiOkResponse(BINARY)
  async notice(@Param('caseId') caseId: string, @Param('format', { schema: Format }) format: LetterFormat, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<StreamableFile> {
    const file = await this.files.file(await this.letters.supervisionNotice(caseId, user), format);
    await this.trail.looked(user, 'TakeLetter', { kind: 'notice', case: caseId, format }, source);
    return file;
  }
}
