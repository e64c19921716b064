import { Controller, HttpCode, Inject, Ip, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiHeader, type ApiBodyOptions } from '@nestjs/swagger';
import type { z } from 'zod';
import { ImportReceipt } from '#api-types/views/common.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { CatalogueFiles, type Uploaded } from './catalogue-files.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';

const FORM: ApiBodyOptions = { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } };

@Controller('catalogue-versions/files')
@Only('coordinator')
export class CatalogueFilesController {
  constructor(@Inject(CatalogueFiles) private readonly files: CatalogueFiles) {}

  /** 导入通知: docx, doc, pdf, html or text, told by content, at most 50 MB. The receipt names the draft in `stream`; the same file again opens its first import. */
  @Post()
  @HttpCode(200)
  @UseInterceptors(FileInterceptor('file'))
  @ApiConsumes('multipart/form-data')
  @ApiBody(FORM)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(ImportReceipt)
  importFile(@UploadedFile() file: Uploaded | undefined, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof ImportReceipt>> {
    return this.files.importFile(file, { user, commandId, source });
  }
}
