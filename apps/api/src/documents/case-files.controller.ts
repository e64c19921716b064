import { Controller, Get, Header, Inject, Ip, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY } from '../platform/workbook-file.js';
import { CaseFiles } from './case-files.queries.js';

@Controller('assignments/:id/case-file')
export class CaseFilesController {
  constructor(
    @Inject(CaseFiles) private readonly files: CaseFiles,
    @Inject(LoginAuditStore) private readonly trail: LoginAuditStore,
  ) {}

  /** 卷宗: submitted texts, letters, attachments and events as far as the reader may see them, with SHA256SUMS. Who took it stands in the audit trail before the first byte goes out. */
  @Get()
  @Header('cache-control', 'no-store')
  @ApiProduces('application/zip')
  @ApiOkResponse(BINARY)
  async caseFile(@Param('id') id: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<StreamableFile> {
    const assignment = assignmentIdOf(id);
    const { name, content } = await this.files.of(assignment, user);
    await this.trail.looked(user, 'TakeCaseFile', {}, source, assignment).catch((error: unknown) => {
      content.destroy();
      throw error;
    });
    return new StreamableFile(content, { type: 'application/zip', disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }
}
