import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { ChangeSetList, ChangeSetView } from '#api-types/views/change-set.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { Page } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ChangeSets } from './change-sets.queries.js';

const OnlyPage = z.object({ page: Page });
const RowQuery = z.object({ state: z.enum(['pending', 'applied', 'stale', 'dropped']).optional(), page: Page });

/** 变更单: what was proposed, what it would do to each assignment, and what became of it. */
@Controller('change-sets')
@Only('coordinator', 'bureau_leader')
export class ChangeSetsController {
  constructor(@Inject(ChangeSets) private readonly changeSets: ChangeSets) {}

  @Get()
  @Answers(ChangeSetList)
  list(@Query({ schema: OnlyPage }) { page }: z.infer<typeof OnlyPage>): Promise<z.infer<typeof ChangeSetList>> {
    return this.changeSets.list(page);
  }

  @Get(':id')
  @Answers(ChangeSetView)
  view(@Param('id') id: string, @Query({ schema: RowQuery }) { state, page }: z.infer<typeof RowQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ChangeSetView>> {
    return this.changeSets.view(id, state, page, user);
  }
}
