import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import { DraftView, SaveDraftBody } from '#api-types/views/assignment.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Drafts } from './drafts.js';

/** 暂存 of a plan's text: no event, no act. */
@Controller('assignments/:id/draft')
export class DraftsController {
  constructor(@Inject(Drafts) private readonly drafts: Drafts) {}

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
}
