import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { DraftChecksBody } from '#api-types/commands/plan.commands.js';
import { DraftChecks as DraftChecksView, DraftView, SaveDraftBody } from '#api-types/views/assignment.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { DraftChecks } from './draft-checks.js';
import { Drafts } from './drafts.js';

/** 暂存 of a plan's text: no event, no act. */
@Controller('assignments/:id/draft')
export class DraftsController {
  constructor(
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(DraftChecks) private readonly checks: DraftChecks,
  ) {}

  @Get()
  @Answers(DraftView)
  read(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof DraftView>> {
    return this.drafts.read(assignmentIdOf(id), user);
  }

  /** Saves over `baseVersion`; 409 `DRAFT_CONFLICT` with `facts.stored` where somebody else saved meanwhile. */
  @Put()
  @Answers(DraftView)
  save(@Param('id') id: string, @Body({ schema: SaveDraftBody }) body: z.infer<typeof SaveDraftBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof DraftView>> {
    return this.drafts.save(assignmentIdOf(id), body, user);
  }

  /** 校核: what would refuse the stored text if it were sent with this, and what would be noted. Nothing is recorded. */
  @Post('checks')
  @HttpCode(200)
  @Answers(DraftChecksView)
  check(@Param('id') id: string, @Body({ schema: DraftChecksBody }) body: z.infer<typeof DraftChecksBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof DraftChecksView>> {
    return this.checks.of(assignmentIdOf(id), body, user);
  }
}
