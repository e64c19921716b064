import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NoticeList } from '#api-types/views/register.views.js';
import { NoticesReadModel } from '#persistence/read-models/notices.read-model.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';

/** 消息 of who asks. */
@Injectable()
export class Notices {
  constructor(@Inject(NoticesReadModel) private readonly notices: NoticesReadModel) {}

  async list(page: number, pageSize: number, user: SignedIn): Promise<z.infer<typeof NoticeList>> {
    const { rows, ...counts } = await this.notices.page(user.userId, page, pageSize);
    return {
      ...counts, page, pageSize,
      rows: rows.map(({ atMs, readAtMs, lines, title, ...row }) => ({ ...row, title: { ...title }, lines: lines.map((line) => ({ ...line })), at: instantText(atMs), readAt: instantTextOrNull(readAtMs) })),
    };
  }
}
