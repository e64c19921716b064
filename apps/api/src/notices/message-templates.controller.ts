import { Body, Controller, Get, HttpCode, Inject, Ip, Post } from '@nestjs/common';
import type { z } from 'zod';
import { KIND_WORDS } from '#api-types/message-texts.js';
import { MessageTemplateList, PreviewTemplateBody, SaveTemplateBody, TemplatePreview } from '#api-types/views/message.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import { MESSAGE_KINDS } from '#domain/reminder/message.js';
import { DEFAULT_TEMPLATE, MESSAGE_LANGUAGES, renderMessage, TEMPLATE_VARIABLES, wrongTemplate } from '#domain/reminder/message-template.js';
import { MessageTemplateStore } from '#persistence/content/message-template.store.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';

/** 消息模板: the words around what leaves the house, by kind and language. */
@Controller('message-templates')
@Only('coordinator')
export class MessageTemplatesController {
  constructor(
    @Inject(MessageTemplateStore) private readonly store: MessageTemplateStore,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  @Get()
  @Answers(MessageTemplateList)
  async list(): Promise<z.infer<typeof MessageTemplateList>> {
    const all = await this.store.all();
    return {
      variables: [...TEMPLATE_VARIABLES],
      templates: MESSAGE_KINDS.flatMap((kind) =>
        MESSAGE_LANGUAGES.map((language) => {
          const versions = all.filter((each) => each.kind === kind && each.language === language);
          const { subject, body, version } = versions[0] ?? { version: 0, ...DEFAULT_TEMPLATE[language] };
          return { kind, words: KIND_WORDS[kind], language, version, subject, body, versions: versions.map(({ version: n, savedAtMs, by }) => ({ version: n, savedAt: instantText(savedAtMs), by })) };
        }),
      ),
    };
  }

  /** As the newest message of the kind would read. Refused as it would be when saved. */
  @Post('preview')
  @HttpCode(200)
  @Answers(TemplatePreview)
  async preview(@Body({ schema: PreviewTemplateBody }) { kind, language, ...template }: z.infer<typeof PreviewTemplateBody>): Promise<z.infer<typeof TemplatePreview>> {
    const wrong = wrongTemplate(template);
    if (wrong) throw ApiError.of(wrong);
    const sample = await this.store.sample(kind);
    const at = sample?.atMs ?? (await this.clock.now());
    const rendered = renderMessage(template, { kind, language, title: sample?.title[language] ?? '', recipient: sample?.recipient ?? '', date: dayOf(instant(at)), lines: sample?.lines ?? [] });
    return { ...rendered, of: sample ? { kind: sample.kind, at: instantText(sample.atMs), recipient: sample.recipient } : null };
  }

  /** Messages made from now on are by it; those under way keep the version that they were made by. */
  @Post()
  @HttpCode(200)
  @Answers(MessageTemplateList)
  async save(@Body({ schema: SaveTemplateBody }) { kind, language, basedOn, ...template }: z.infer<typeof SaveTemplateBody>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof MessageTemplateList>> {
    const wrong = wrongTemplate(template);
    if (wrong) throw ApiError.of(wrong);
    const actor = actorOf(user);
    if (actor.kind !== 'user' || !(await this.store.save(actor, kind, language, basedOn, template, source))) throw new ApiError('TEMPLATE_CHANGED');
    return this.list();
  }
}
