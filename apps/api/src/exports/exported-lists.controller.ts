import { Controller, Get, Inject, Ip, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { ExportedListList } from '#api-types/views/exported-list.views.js';
import { LoginAuditStore } from '#persistence/content/login-audit.store.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY, XLSX } from '../platform/workbook-file.js';
import { ExportedLists } from './exported-lists.js';

const Uuid = z.uuid();

/** Lists that the reader asked for in the background. */
@Controller('exported-lists')
export class ExportedListsController {
  constructor(
    @Inject(ExportedLists) private readonly lists: ExportedLists,
    @Inject(LoginAuditStore) private readonly trail: LoginAuditStore,
  ) {}

  /** The newest first, with how far each has come. */
  @Get()
  @Answers(ExportedListList)
  list(@CurrentUser() user: SignedIn): Promise<z.infer<typeof ExportedListList>> {
    return this.lists.of(user);
  }

  /** For who asked for it, as long as it is kept; each time stands in the audit trail. */
  @Get(':id/file')
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async file(@Param('id') id: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<StreamableFile> {
    if (!Uuid.safeParse(id).success) throw notFound();
    const { name, size, content, facts } = await this.lists.open(id, user);
    await this.trail.looked(user, 'TakeExport', facts, source);
    return new StreamableFile(content, { type: XLSX, length: size, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }
}
