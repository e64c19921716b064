import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { ReturnLetterChoice, ReturnLetterView } from '#api-types/views/return-letter.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ReturnLetters } from './return-letters.queries.js';

/** 退回意见函 before it goes out (L7), for who reviews; its unit gets the letter. */
@Controller('assignments/:id/return-letter')
export class ReturnLettersController {
  constructor(@Inject(ReturnLetters) private readonly letters: ReturnLetters) {}

  /** Items of all departments by section, opposite demands, and the letter; after it has gone out, as it went. */
  @Get()
  @Answers(ReturnLetterView)
  view(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReturnLetterView>> {
    return this.letters.view(assignmentIdOf(id), user);
  }

  /** The same with what the lead means to keep; nothing is kept of it. */
  @Post('preview')
  @HttpCode(200)
  @Answers(ReturnLetterView)
  preview(@Param('id') id: string, @Body({ schema: ReturnLetterChoice }) choice: z.infer<typeof ReturnLetterChoice>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReturnLetterView>> {
    return this.letters.view(assignmentIdOf(id), user, choice);
  }
}
