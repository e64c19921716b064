import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { ReminderList } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { AsOf } from '../platform/as-of.js';
import { Filter, Page, PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Reminders } from './reminders.queries.js';

/** `asOf`: as of a past day. */
export const ReminderQuery = z.object({ task: Filter, unit: Filter, rule: Filter, duty: Filter, state: Filter, reason: Filter, asOf: AsOf, page: Page });

@Controller('reminders')
export class RemindersController {
  constructor(@Inject(Reminders) private readonly reminders: Reminders) {}

  @Get()
  @Answers(ReminderList)
  list(@Query({ schema: ReminderQuery }) { page, asOf, ...filter }: z.infer<typeof ReminderQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReminderList>> {
    return this.reminders.list(filter, user, page, PAGE_SIZE, asOf);
  }
}
