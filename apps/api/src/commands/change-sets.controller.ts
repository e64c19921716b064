import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { ChangeSetCommand, ProposeChange } from '#api-types/commands/change-set.commands.js';
import { Receipt } from '#api-types/views/common.views.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { freshActs } from '../platform/fresh-acts.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ChangeSetActs } from './change-set-acts.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';

/** 变更单: proposed by one coordinator, applied by another. */
@Controller('change-sets')
@Only('coordinator')
@Fresh(freshActs)
export class ChangeSetCommandsController {
  constructor(@Inject(ChangeSetActs) private readonly acts: ChangeSetActs) {}

  /** The receipt names the change set in `stream`. */
  @Post()
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  propose(@Body({ schema: ProposeChange }) body: z.infer<typeof ProposeChange>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof Receipt>> {
    return this.acts.propose(body, { user, commandId, source });
  }

  @Post(':id/commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  act(
    @Param('id') id: string,
    @Body({ schema: ChangeSetCommand }) body: z.infer<typeof ChangeSetCommand>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof Receipt>> {
    return this.acts.act(id, body, { user, commandId, source });
  }
}
