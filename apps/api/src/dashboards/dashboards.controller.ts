import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { z } from 'zod';
import { OverviewView } from '#api-types/views/assignment.views.js';
import { RateList } from '#api-types/views/dashboard.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { OfCycle, RateQuery, yearOf } from './dashboard-query.js';
import { Overview } from './overview.queries.js';
import { Rates } from './rates.queries.js';


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

  /** 按期率, 完成率 of provinces, or of the cities that the reader may look at, by unit, task, department or the month in which duties are due. */
  @Get('rates')
  @Answers(RateList)
  list(@Query({ schema: RateQuery }) { cycle, ...query }: z.infer<typeof RateQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof RateList>> {
    return this.rates.list(yearOf(cycle), query, user);
  }
}
