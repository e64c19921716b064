import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { AssignmentCommand } from '#api-types/commands/assignment.commands.js';
import { CycleCommand } from '#api-types/commands/cycle.commands.js';
import { ProxiesCommand } from '#api-types/commands/proxies.commands.js';
import { Receipt } from '#api-types/views/common.views.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import { freshActs } from '../platform/fresh-acts.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ActingFor } from './acting-for.js';
import { Acts } from './acts.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';

const ACTING_FOR = { name: 'Acting-For', required: false, description: 'The colleague whom the sender stands for by a proxy.' };

/** The one door through which anything changes. */
@Controller()
@Fresh(freshActs)
export class CommandsController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('assignments/:id/commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @ApiHeader(ACTING_FOR)
  @Answers(Receipt)
  async act(
    @Param('id') id: string,
    @Body({ schema: AssignmentCommand }) body: z.infer<typeof AssignmentCommand>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
    @ActingFor() actingFor?: string,
  ): Promise<z.infer<typeof Receipt>> {
    return this.acts.onAssignment(assignmentIdOf(id), body, user, commandId, source, actingFor);
  }

  /** 代理 of the sender's own unit. */
  @Post('proxies/commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  async actOnProxies(@Body({ schema: ProxiesCommand }) body: z.infer<typeof ProxiesCommand>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof Receipt>> {
    return this.acts.onProxies(body, user, commandId, source);
  }

  /** Leaders of units only appeal here; the rules say who may what. */
  @Post('cycles/:id/commands')
  @HttpCode(200)
  @Only('coordinator', 'leader')
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  async actOnCycle(
    @Param('id') id: string,
    @Body({ schema: CycleCommand }) body: z.infer<typeof CycleCommand>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof Receipt>> {
    return this.acts.onCycle(id, body, user, commandId, source);
  }
}
