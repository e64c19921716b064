import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { SearchView } from '#api-types/views/search.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Search } from './search.queries.js';

const SearchQuery = z.object({ cycle: z.coerce.number().int().min(2000).max(2999), q: z.string().trim().min(1).max(50) });

@Controller('search')
export class SearchController {
  constructor(@Inject(Search) private readonly search: Search) {}

  /** 搜索: titles, units, assignments and texts of plans, pinyin too (`gd` finds 广东); only what the reader may look at (W3). */
  @Get()
  @Answers(SearchView)
  find(@Query({ schema: SearchQuery }) { cycle, q }: z.infer<typeof SearchQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof SearchView>> {
    return this.search.find(cycle, q, user);
  }
}
