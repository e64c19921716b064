import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { ReminderList } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { ReminderQuery } from './reminder-query.js';
import { Reminders } from './reminders.queries.js';

@Controller('reminders')
export class RemindersController {
  constructor(@Inject(Reminders) private readonly reminders: Reminders) {}

  @Get()
  @Answers(ReminderList)
  list(@Query({ schema: ReminderQuery }) query: z.infer<typeof ReminderQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReminderList>> {
    return this.reminders.list(query, user);
  }
}
