import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { AttachmentList, AttachmentView } from '#api-types/views/collaboration.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Attachments } from './attachments.js';

const BINARY = { schema: { type: 'string', format: 'binary' } as const };

/** 附件 (L2, P2): content as it is, in the body. A plan's section and an evidence name it by its id. */
@Controller('assignments/:id/attachments')
export class AttachmentsController {
  constructor(@Inject(Attachments) private readonly attachments: Attachments) {}

  @Post()
  @HttpCode(200)
  @ApiConsumes('application/octet-stream')
  @ApiBody(BINARY)
  @ApiHeader({ name: 'File-Name', required: true, description: 'Percent-encoded UTF-8, at most 200 characters.' })
  @Answers(AttachmentView)
  upload(@Param('id') id: string, @Req() request: ApiRequest, @CurrentUser() user: SignedIn): Promise<z.infer<typeof AttachmentView>> {
    return this.attachments.upload(assignmentIdOf(id), request, user);
  }

  @Get()
  @Answers(AttachmentList)
  list(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof AttachmentList>> {
    return this.attachments.list(assignmentIdOf(id), user);
  }

  @Get(':attachment')
  @Seen('TakeAttachment')
  @ApiProduces('application/octet-stream')
  async download(@Param('id') id: string, @Param('attachment') attachment: string, @CurrentUser() user: SignedIn, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    const { file, content } = await this.attachments.open(assignmentIdOf(id), attachment, user);
    response.setHeader('etag', `"${file.hash}"`);
    // Never shown in the page: what people upload runs nowhere.
    return new StreamableFile(content, { type: file.type, length: file.size, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` });
  }
}
