import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { CarryOverAnswer, CarryOverBatch } from '#api-types/views/carry-over.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError } from '../platform/api-error.js';
import { isDatabaseAway } from '../platform/database-away.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Acts } from './acts.js';
import { IdempotencyKey } from './idempotency-key.js';
import { told } from '../platform/told.js';

type Answer = z.infer<typeof CarryOverAnswer>['items'][number];

/** 批量结转 (X3, Y7): each an act of its own with a key of its own, so that one failure stops none and a repetition carries nothing twice. */
@Controller('cycles/:id/carry-overs')
@Only('coordinator')
export class CarryOverController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post()
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One key for the whole batch; what was carried over answers with its receipt.' })
  @Answers(CarryOverAnswer)
  async carryOver(
    @Param('id') id: string,
    @Body({ schema: CarryOverBatch }) { items, reason }: z.infer<typeof CarryOverBatch>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() key: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof CarryOverAnswer>> {
    const answers: Answer[] = [];
    for (const item of items) answers.push(await this.one(id, { type: 'CarryOver', ...item, reason }, user, `${key}/${item.from}`, source));
    return { items: answers };
  }

  private async one(id: string, body: Extract<Parameters<Acts['onCycle']>[1], { type: 'CarryOver' }>, user: SignedIn, commandId: string, source: string): Promise<Answer> {
    const { from } = body;
    try {
      return { from, outcome: 'carried_over', receipt: await this.acts.onCycle(id, body, user, commandId, source), refusal: null };
    } catch (error) {
      if (error instanceof ApiError) return { from, outcome: 'refused', receipt: null, refusal: told(error) };
      if (isDatabaseAway(error)) return { from, outcome: 'failed', receipt: null, refusal: told(new ApiError('UNAVAILABLE')) };
      throw error;
    }
  }
}
