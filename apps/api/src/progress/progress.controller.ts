import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { FlagList, RollUpView } from '#api-types/views/progress.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { OfCycle, yearOf } from '../dashboards/dashboard-query.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Progress, RollUpQuery } from './progress.queries.js';

const FlagQuery = OfCycle.pick({ cycle: true }).extend({ task: z.string().min(1).max(64) });

/** 进展: metrics put together and flags. */
@Controller('progress')
export class ProgressController {
  constructor(@Inject(Progress) private readonly progress: Progress) {}

  /** City → province → nation (P4), now or as of a past day. */
  @Get('roll-up')
  @Answers(RollUpView)
  rollUp(@Query({ schema: RollUpQuery }) query: z.infer<typeof RollUpQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof RollUpView>> {
    return this.progress.rollUp(query, user);
  }

  /** Stall, jump without evidence, text copied between units, in the reports of a task (P5). */
  @Get('flags')
  @Answers(FlagList)
  flags(@Query({ schema: FlagQuery }) { cycle, task }: z.infer<typeof FlagQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof FlagList>> {
    return this.progress.flags(yearOf(cycle), task, user);
  }
}
