import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { NoticeList } from '#api-types/views/register.views.js';
import { NoticeReadStore } from '#persistence/content/notice-read.store.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { OnlyTurns, PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Notices } from './notices.queries.js';

const Uuid = z.uuid();

/** 消息: what the reader was told in the product. */
@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(Notices) private readonly notices: Notices,
    @Inject(NoticeReadStore) private readonly readMarks: NoticeReadStore,
  ) {}

  @Get()
  @Answers(NoticeList)
  list(@Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof NoticeList>> {
    return this.notices.list(marks, PAGE_SIZE, user);
  }

  @Post(':id/read')
  @HttpCode(204)
  @Answers()
  async read(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<void> {
    if (!Uuid.safeParse(id).success || !(await this.readMarks.mark(id, user.userId))) throw notFound();
  }
}
