import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { KIND_WORDS } from '#api-types/message-texts.js';
import { NoticeSettingsView, SaveNoticeSettingsBody } from '#api-types/views/message.views.js';
import { isMutable, MESSAGE_KINDS } from '#domain/reminder/message.js';
import { reasonsOf } from '#domain/reminder/message-template.js';
import { NoticeSettingStore, type NoticeSetting } from '#persistence/content/notice-setting.store.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';

/** 消息设置: what of one's messages leaves the house. */
@Controller('notice-settings')
export class NoticeSettingsController {
  constructor(@Inject(NoticeSettingStore) private readonly store: NoticeSettingStore) {}

  @Get()
  @Answers(NoticeSettingsView)
  async view(@CurrentUser() user: SignedIn): Promise<z.infer<typeof NoticeSettingsView>> {
    return viewOf(await this.store.of(user.userId));
  }

  /** From the next message on. What is compulsory stays: it is refused, and nothing is saved. */
  @Post()
  @HttpCode(200)
  @Answers(NoticeSettingsView)
  async save(@Body({ schema: SaveNoticeSettingsBody }) { language, muted }: z.infer<typeof SaveNoticeSettingsBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof NoticeSettingsView>> {
    const compulsory = muted.filter((kind) => !isMutable(kind));
    if (compulsory.length > 0) throw new ApiError('KIND_COMPULSORY', { kinds: compulsory });
    const setting = { language, muted: [...new Set(muted)] };
    await this.store.save(user.userId, setting);
    return viewOf(setting);
  }
}

const viewOf = ({ language, muted }: NoticeSetting): z.infer<typeof NoticeSettingsView> => ({
  language,
  kinds: MESSAGE_KINDS.map((kind) => ({
    kind, words: KIND_WORDS[kind], muted: muted.includes(kind), mutable: isMutable(kind),
    reason: isMutable(kind) ? null : { zh: reasonsOf(kind, 'zh').howToStop, en: reasonsOf(kind, 'en').howToStop },
  })),
});
