import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { OverviewView } from '#api-types/views/assignment.views.js';
import { RATE_BY, RateList } from '#api-types/views/dashboard.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { AsOf } from '../platform/as-of.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Overview } from './overview.queries.js';
import { Rates } from './rates.queries.js';

export const OfCycle = z.object({ cycle: z.string().regex(/^(cycle\/)?\d{4}$/), asOf: AsOf });
export const RateQuery = OfCycle.extend({ by: z.enum(RATE_BY).default('unit') });
export const yearOf = (cycle: string): number => Number(cycle.replace('cycle/', ''));

@Controller()
export class DashboardsController {
  constructor(
    @Inject(Overview) private readonly overview: Overview,
    @Inject(Rates) private readonly rates: Rates,
  ) {}

  /** 总览: tasks × units with a light each, now or as of a past day. */
  @Get('overview')
  @Answers(OverviewView)
  view(@Query({ schema: OfCycle }) { cycle, asOf }: z.infer<typeof OfCycle>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof OverviewView>> {
    return this.overview.view(yearOf(cycle), asOf, user);
  }

  /** 按期率, 完成率 of provinces, by unit, task, department or the month in which duties are due. */
  @Get('rates')
  @Answers(RateList)
  list(@Query({ schema: RateQuery }) { cycle, asOf, by }: z.infer<typeof RateQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof RateList>> {
    return this.rates.list(yearOf(cycle), by, asOf, user);
  }
}
