import { Controller, Get, Header, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY } from '../platform/workbook-file.js';
import { CaseFiles } from './case-files.queries.js';

@Controller('assignments/:id/case-file')
export class CaseFilesController {
  constructor(@Inject(CaseFiles) private readonly files: CaseFiles) {}

  /** 卷宗: submitted texts, letters, attachments and events as far as the reader may see them, with SHA256SUMS. */
  @Get()
  @Seen('TakeCaseFile')
  @Header('cache-control', 'no-store')
  @ApiProduces('application/zip')
  @ApiOkResponse(BINARY)
  async caseFile(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    const { name, content } = await this.files.of(assignmentIdOf(id), user);
    return new StreamableFile(content, { type: 'application/zip', disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }
}
