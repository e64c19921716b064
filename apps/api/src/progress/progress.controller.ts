import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { FlagList, RollUpView } from '#api-types/views/progress.views.js';
import { ROLL_UPS } from '#domain/progress/roll-up.js';
import { Answers } from '../platform/answers.decorator.js';
import { Filter } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Progress } from './progress.queries.js';

const Cycle = z.string().regex(/^(cycle\/)?\d{4}$/);
const RollUpQuery = z.object({ cycle: Cycle, metric: z.string().min(1).max(64), kind: z.enum(ROLL_UPS).default('sum') });
const FlagQuery = z.object({ cycle: Cycle, task: Filter });
const yearOf = (cycle: string): number => Number(cycle.replace('cycle/', ''));

/** 进展: metrics put together and flags. */
@Controller('progress')
export class ProgressController {
  constructor(@Inject(Progress) private readonly progress: Progress) {}

  /** City → province → nation (P4). */
  @Get('roll-up')
  @Answers(RollUpView)
  rollUp(@Query({ schema: RollUpQuery }) { cycle, metric, kind }: z.infer<typeof RollUpQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof RollUpView>> {
    return this.progress.rollUp(yearOf(cycle), metric, kind, user);
  }

  /** Stall, jump without evidence, text copied between units (P5). */
  @Get('flags')
  @Answers(FlagList)
  flags(@Query({ schema: FlagQuery }) { cycle, task }: z.infer<typeof FlagQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof FlagList>> {
    return this.progress.flags(yearOf(cycle), task, user);
  }
}
