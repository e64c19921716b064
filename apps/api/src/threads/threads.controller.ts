import { Body, Controller, Get, Inject, Param, Put, HttpCode } from '@nestjs/common';
import type { z } from 'zod';
import { MarkThreadsBody, ThreadList } from '#api-types/views/collaboration.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Threads } from './threads.queries.js';

/** 沟通 on an assignment; a comment is sent to the one door of commands. */
@Controller('assignments/:id/threads')
export class ThreadsController {
  constructor(@Inject(Threads) private readonly threads: Threads) {}

  @Get()
  @Answers(ThreadList)
  list(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ThreadList>> {
    return this.threads.list(assignmentIdOf(id), user);
  }

  @Put('read')
  @HttpCode(204)
  @Answers()
  mark(@Param('id') id: string, @Body({ schema: MarkThreadsBody }) { upTo }: z.infer<typeof MarkThreadsBody>, @CurrentUser() user: SignedIn): Promise<void> {
    return this.threads.mark(assignmentIdOf(id), user, upTo);
  }
}
