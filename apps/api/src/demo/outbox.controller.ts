import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { OutboxList } from '#api-types/views/register.views.js';
import { DemoOnly } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { Filter, Page, PAGE_SIZE } from '../platform/paging.js';
import { Outbox } from './outbox.js';

const OutboxQuery = z.object({ q: Filter, page: Page });

@Controller('demo/outbox')
@DemoOnly()
export class OutboxController {
  constructor(@Inject(Outbox) private readonly outbox: Outbox) {}

  @Get()
  @Answers(OutboxList)
  async list(@Query({ schema: OutboxQuery }) { q, page }: z.infer<typeof OutboxQuery>): Promise<z.infer<typeof OutboxList>> {
    const mails = await this.outbox.search(q);
    return { total: mails.length, page, pageSize: PAGE_SIZE, rows: mails.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) };
  }
}
