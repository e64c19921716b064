import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { BOXES, WorklistView } from '#api-types/views/assignment.views.js';
import { Light } from '#api-types/views/common.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { Filter, Page } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Worklist } from './worklist.queries.js';

const WorklistQuery = z.object({ box: z.enum(BOXES).default('todo'), task: Filter, unit: Filter, light: Light.optional(), page: Page });
export type WorklistQuery = z.infer<typeof WorklistQuery>;

@Controller('worklist')
export class WorklistController {
  constructor(@Inject(Worklist) private readonly worklist: Worklist) {}

  /** 待办, 已办, 我发起, 抄送, 草稿 of who asks. */
  @Get()
  @Answers(WorklistView)
  list(@Query({ schema: WorklistQuery }) query: z.infer<typeof WorklistQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof WorklistView>> {
    return this.worklist.list(query, user);
  }
}
