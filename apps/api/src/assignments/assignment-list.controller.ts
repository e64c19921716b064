import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { AssignmentList } from '#api-types/views/dashboard.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { AssignmentListQuery, AssignmentLists } from './assignment-list.queries.js';

@Controller('assignments')
export class AssignmentListController {
  constructor(@Inject(AssignmentLists) private readonly lists: AssignmentLists) {}

  /** Assignments that the reader may look at, as filtered, now or as of a past day; `after`: `next` of the page before. */
  @Get()
  @Answers(AssignmentList)
  list(@Query({ schema: AssignmentListQuery }) query: z.infer<typeof AssignmentListQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof AssignmentList>> {
    return this.lists.list(query, user);
  }
}
