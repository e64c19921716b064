import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { ChangeSetList, ChangeSetView } from '#api-types/views/change-set.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { OnlyTurns, Turns } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ChangeSets } from './change-sets.queries.js';

const RowQuery = z.object({ state: z.enum(['pending', 'applied', 'stale', 'dropped']).optional(), ...Turns });

/** 变更单: what was proposed, what it would do to each assignment, and what became of it. */
@Controller('change-sets')
@Only('coordinator', 'bureau_leader')
export class ChangeSetsController {
  constructor(@Inject(ChangeSets) private readonly changeSets: ChangeSets) {}

  @Get()
  @Answers(ChangeSetList)
  list(@Query({ schema: OnlyTurns }) marks: z.infer<typeof OnlyTurns>): Promise<z.infer<typeof ChangeSetList>> {
    return this.changeSets.list(marks);
  }

  @Get(':id')
  @Answers(ChangeSetView)
  view(@Param('id') id: string, @Query({ schema: RowQuery }) { state, ...marks }: z.infer<typeof RowQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ChangeSetView>> {
    return this.changeSets.view(id, state, marks, user);
  }
}
