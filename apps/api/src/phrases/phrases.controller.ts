import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { PhraseList, PhraseView, SavePhraseBody } from '#api-types/views/phrase.views.js';
import { PhraseStore, type PhraseRow } from '#persistence/content/phrase.store.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';

/** Of one person; keys reach nine of them. */
const MOST = 50;
const Uuid = z.uuid();

/** 常用语: kept on the server, own or the office's. */
@Controller('phrases')
export class PhrasesController {
  constructor(@Inject(PhraseStore) private readonly store: PhraseStore) {}

  @Get()
  @Answers(PhraseList)
  async list(@CurrentUser() user: SignedIn): Promise<z.infer<typeof PhraseList>> {
    return { phrases: (await this.store.of(user)).map((row) => viewOf(row, user)) };
  }

  /** The same text again changes whose it is and where it stands. */
  @Post()
  @HttpCode(200)
  @Answers(PhraseView)
  async save(@Body({ schema: SavePhraseBody }) body: z.infer<typeof SavePhraseBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof PhraseView>> {
    const saved = await this.store.save(user, body, MOST);
    if (!saved) throw new ApiError('TOO_MANY_PHRASES', { most: MOST });
    return viewOf(saved, user);
  }

  /** Used now: it stands first from here on. */
  @Post(':id/uses')
  @HttpCode(204)
  @Answers()
  async use(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<void> {
    if (!Uuid.safeParse(id).success || !(await this.store.use(id, user))) throw notFound();
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers()
  async remove(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<void> {
    if (!Uuid.safeParse(id).success || !(await this.store.remove(id, user.userId))) throw notFound();
  }
}

const viewOf = ({ id, kind, text, section, unit, userId }: PhraseRow, user: SignedIn): z.infer<typeof PhraseView> => ({
  id, kind: kind as z.infer<typeof PhraseView>['kind'], text, section, shared: unit !== null, mine: userId === user.userId,
});
