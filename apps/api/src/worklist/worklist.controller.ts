import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { WorklistView } from '#api-types/views/assignment.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { WorklistQuery } from './worklist-query.js';
import { Worklist } from './worklist.queries.js';

@Controller('worklist')
export class WorklistController {
  constructor(@Inject(Worklist) private readonly worklist: Worklist) {}

  /** 待办, 已办, 我发起, 抄送, 草稿 of who asks. */
  @Get()
  @Answers(WorklistView)
  list(@Query({ schema: WorklistQuery }) query: WorklistQuery, @CurrentUser() user: SignedIn): Promise<z.infer<typeof WorklistView>> {
    return this.worklist.list(query, user);
  }
}
