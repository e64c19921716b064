import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { NoticeList } from '#api-types/views/register.views.js';
import { turned } from '#persistence/read-models/keyset.js';
import { NOTICE_ORDER, NoticesReadModel } from '#persistence/read-models/notices.read-model.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import { COUNTED, countedTo, marksOf, turnOf, type Marks } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';

/** 消息 of who asks. */
@Injectable()
export class Notices {
  constructor(@Inject(NoticesReadModel) private readonly notices: NoticesReadModel) {}

  /** `counted`: how far is counted. */
  async list(marks: Marks, size: number, user: SignedIn, counted = COUNTED): Promise<z.infer<typeof NoticeList>> {
    const [{ rows, ...beside }, { total, unread }] = await Promise.all([turned(turnOf(NOTICE_ORDER, marks, size), (turn) => this.notices.page(user.userId, turn)), this.notices.counts(user.userId, counted)]);
    return {
      unread, ...countedTo(total, counted), ...marksOf(beside),
      rows: rows.map(({ place: _place, atMs, readAtMs, lines, title, ...row }) => ({ ...row, title: { ...title }, lines: lines.map((line) => ({ ...line })), at: instantText(atMs), readAt: instantTextOrNull(readAtMs) })),
    };
  }
}
