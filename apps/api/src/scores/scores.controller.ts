import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ScoreList } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ScoreQuery, Scores } from './scores.queries.js';

@Controller('scores')
export class ScoresController {
  constructor(@Inject(Scores) private readonly scores: Scores) {}

  /** 得分 by unit with its formula (S6): a unit's own to itself, all of them to who runs the cycle. */
  @Get()
  @Answers(ScoreList)
  list(@Query({ schema: ScoreQuery }) query: z.infer<typeof ScoreQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ScoreList>> {
    return this.scores.list(query, user);
  }
}
