import { Body, Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { z } from 'zod';
import { ContactsCommand, HandOverPreviewBody, MovePreviewBody, TreeCommand } from '#api-types/commands/organisation.commands.js';
import { Receipt } from '#api-types/views/common.views.js';
import { HandOverPreviewView } from '#api-types/views/organisation.views.js';
import { Fresh } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { freshActs } from '../platform/fresh-acts.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from './idempotency-key.js';
import { OrganisationActs } from './organisation-acts.js';

/** 组织机构: units, contacts, the hand-over of a leaver. */
@Controller('organisation')
@Fresh(freshActs)
export class OrganisationCommandsController {
  constructor(@Inject(OrganisationActs) private readonly acts: OrganisationActs) {}

  @Post('commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  onTree(@Body({ schema: TreeCommand }) body: z.infer<typeof TreeCommand>, @CurrentUser() user: SignedIn, @IdempotencyKey() commandId: string, @Ip() source: string): Promise<z.infer<typeof Receipt>> {
    return this.acts.onTree(body, { user, commandId, source });
  }

  @Post('units/:unit/commands')
  @HttpCode(200)
  @ApiHeader(IDEMPOTENCY_HEADER)
  @Answers(Receipt)
  onContacts(
    @Param('unit') unit: string,
    @Body({ schema: ContactsCommand }) body: z.infer<typeof ContactsCommand>,
    @CurrentUser() user: SignedIn,
    @IdempotencyKey() commandId: string,
    @Ip() source: string,
  ): Promise<z.infer<typeof Receipt>> {
    return this.acts.onContacts(unit, body, { user, commandId, source });
  }

  /** What a hand-over would move; nothing is written. */
  @Post('units/:unit/hand-over-preview')
  @HttpCode(200)
  @Answers(HandOverPreviewView)
  preview(@Param('unit') unit: string, @Body({ schema: HandOverPreviewBody }) body: z.infer<typeof HandOverPreviewBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof HandOverPreviewView>> {
    return this.acts.preview(unit, body, user);
  }

  /** What somebody who goes to another unit, or takes other roles, would leave behind; nothing is written. */
  @Post('units/:unit/move-preview')
  @HttpCode(200)
  @Answers(HandOverPreviewView)
  previewMove(@Param('unit') unit: string, @Body({ schema: MovePreviewBody }) body: z.infer<typeof MovePreviewBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof HandOverPreviewView>> {
    return this.acts.previewMove(unit, body, user);
  }
}
