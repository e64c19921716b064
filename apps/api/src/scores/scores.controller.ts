import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ScoreAppealList, ScoreList } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { AppealQuery, ScoreQuery, Scores } from './scores.queries.js';

@Controller('scores')
export class ScoresController {
  constructor(@Inject(Scores) private readonly scores: Scores) {}

  /** 得分 by unit with its formula (S6), of provinces or of a province's cities: a unit's own to itself, all of them to who runs the cycle. */
  @Get()
  @Answers(ScoreList)
  list(@Query({ schema: ScoreQuery }) query: z.infer<typeof ScoreQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ScoreList>> {
    return this.scores.list(query, user);
  }

  /** 得分申诉: the own unit's published scores, and appeals that wait for who decides. */
  @Get('appeals')
  @Answers(ScoreAppealList)
  appeals(@Query({ schema: AppealQuery }) { cycle }: z.infer<typeof AppealQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ScoreAppealList>> {
    return this.scores.appeals(cycle, user);
  }
}
