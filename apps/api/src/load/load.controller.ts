import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { LoadItems, LoadView } from '#api-types/views/load.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Load, LoadItemsQuery, LoadQuery } from './load.queries.js';

/** 负荷. */
@Controller('load')
@Only('director', 'coordinator', 'bureau_leader')
export class LoadController {
  constructor(@Inject(Load) private readonly load: Load) {}

  /** What waits for each department, and of one by reviewer and week. */
  @Get()
  @Answers(LoadView)
  view(@Query({ schema: LoadQuery }) query: z.infer<typeof LoadQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof LoadView>> {
    return this.load.view(query, user);
  }

  /** What it is, the nearest date first; `after`: `next` of the page before. */
  @Get('items')
  @Answers(LoadItems)
  items(@Query({ schema: LoadItemsQuery }) query: z.infer<typeof LoadItemsQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof LoadItems>> {
    return this.load.items(query, user);
  }
}
