import { Controller, Get, Inject, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import { ExportedListList } from '#api-types/views/exported-list.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { BINARY, XLSX } from '../platform/workbook-file.js';
import { ExportedLists } from './exported-lists.js';

const Uuid = z.uuid();

/** Lists that the reader asked for in the background. */
@Controller('exported-lists')
export class ExportedListsController {
  constructor(@Inject(ExportedLists) private readonly lists: ExportedLists) {}

  /** The newest first, with how far each has come. */
  @Get()
  @Answers(ExportedListList)
  list(@CurrentUser() user: SignedIn): Promise<z.infer<typeof ExportedListList>> {
    return this.lists.of(user);
  }

  /** For who asked for it, as long as it is kept. */
  @Get(':id/file')
  @Seen('TakeExport')
  @ApiProduces(XLSX)
  @ApiOkResponse(BINARY)
  async file(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<StreamableFile> {
    if (!Uuid.safeParse(id).success) throw notFound();
    const { name, size, content } = await this.lists.open(id, user);
    return new StreamableFile(content, { type: XLSX, length: size, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });
  }
}
