import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SaveViewBody, SavedView, SavedViewList } from '#api-types/views/saved-view.views.js';
import { SavedViewStore, type SavedViewRow } from '#persistence/content/saved-view.store.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';

/** Of one person; nobody keeps more by hand. */
const MOST = 100;
const Uuid = z.uuid();

/** 保存视图: kept on the server, own or the office's (W3). Whoever opens one sees by their own right. */
@Controller('saved-views')
export class SavedViewsController {
  constructor(@Inject(SavedViewStore) private readonly store: SavedViewStore) {}

  @Get()
  @Answers(SavedViewList)
  async list(@CurrentUser() user: SignedIn): Promise<z.infer<typeof SavedViewList>> {
    return { views: (await this.store.of(user)).map((row) => viewOf(row, user)) };
  }

  /** The same name on the same page replaces the filters. */
  @Post()
  @HttpCode(200)
  @Answers(SavedView)
  async save(@Body({ schema: SaveViewBody }) body: z.infer<typeof SaveViewBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SavedView>> {
    const saved = await this.store.save(user, body, MOST);
    if (!saved) throw new ApiError('TOO_MANY_VIEWS', { most: MOST });
    return viewOf(saved, user);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers()
  async remove(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<void> {
    if (!Uuid.safeParse(id).success || !(await this.store.remove(id, user.userId))) throw notFound();
  }
}

const viewOf = ({ id, page, name, search, unit, userId }: SavedViewRow, user: SignedIn): z.infer<typeof SavedView> => ({
  id, page: page as z.infer<typeof SavedView>['page'], name, search, shared: unit !== null, mine: userId === user.userId,
});
