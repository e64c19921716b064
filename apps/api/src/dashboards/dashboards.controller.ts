import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { OverviewView } from '#api-types/views/assignment.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Overview } from './overview.queries.js';

const OverviewQuery = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/) });

@Controller('overview')
export class DashboardsController {
  constructor(@Inject(Overview) private readonly overview: Overview) {}

  /** 总览: tasks × units with a light each. */
  @Get()
  @Answers(OverviewView)
  view(@Query({ schema: OverviewQuery }) { cycle }: z.infer<typeof OverviewQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof OverviewView>> {
    return this.overview.view(Number(cycle.replace('cycle/', '')), user);
  }
}
