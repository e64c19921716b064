import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { NoticeList } from '#api-types/views/register.views.js';
import { NoticeReadStore } from '#persistence/content/notice-read.store.js';
import { NoticesReadModel } from '#persistence/read-models/notices.read-model.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { Page, PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';

const OnlyPage = z.object({ page: Page });
const Uuid = z.uuid();

/** 消息: what the reader was told in the product. */
@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(NoticesReadModel) private readonly notices: NoticesReadModel,
    @Inject(NoticeReadStore) private readonly readMarks: NoticeReadStore,
  ) {}

  @Get()
  @Answers(NoticeList)
  async list(@Query({ schema: OnlyPage }) { page }: z.infer<typeof OnlyPage>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof NoticeList>> {
    const { rows, ...counts } = await this.notices.page(user.userId, page, PAGE_SIZE);
    return {
      ...counts, page, pageSize: PAGE_SIZE,
      rows: rows.map(({ atMs, readAtMs, lines, title, ...row }) => ({ ...row, title: { ...title }, lines: lines.map((line) => ({ ...line })), at: instantText(atMs), readAt: instantTextOrNull(readAtMs) })),
    };
  }

  @Post(':id/read')
  @HttpCode(204)
  @Answers()
  async read(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<void> {
    if (!Uuid.safeParse(id).success || !(await this.readMarks.mark(id, user.userId))) throw notFound();
  }
}
