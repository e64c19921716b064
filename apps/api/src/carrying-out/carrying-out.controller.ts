import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { CityList, OptInList, ReportList, RequestList } from '#api-types/views/carrying-out.views.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { CityLists } from './city-list.queries.js';
import { OptInLists } from './opt-in-list.queries.js';
import { ReportLists } from './report-list.queries.js';
import { RequestLists } from './request-list.queries.js';

const OfCycle = z.object({ cycle: z.coerce.number().int().min(2000).max(2999) });
type OfCycle = z.infer<typeof OfCycle>;

/** 进展, 申请, 地市: what units do beside their plans. */
@Controller()
export class CarryingOutController {
  constructor(
    @Inject(ReportLists) private readonly reports: ReportLists,
    @Inject(RequestLists) private readonly requests: RequestLists,
    @Inject(OptInLists) private readonly optIns: OptInLists,
    @Inject(CityLists) private readonly cities: CityLists,
  ) {}

  /** Reports that the reader's unit owes or has sent, and those that wait for the reader's check. */
  @Get('progress/reports')
  @Answers(ReportList)
  reportList(@Query({ schema: OfCycle }) { cycle }: OfCycle, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ReportList>> {
    return this.reports.list(cycle, user);
  }

  /** Extensions, exemptions, leaves and appeals that nobody has decided. */
  @Get('requests')
  @Answers(RequestList)
  requestList(@Query({ schema: OfCycle }) { cycle }: OfCycle, @CurrentUser() user: SignedIn): Promise<z.infer<typeof RequestList>> {
    return this.requests.list(cycle, user);
  }

  /** Optional obligations of the reader's unit; none for the bureau. */
  @Get('requests/opt-in')
  @Answers(OptInList)
  optInList(@Query({ schema: OfCycle }) { cycle }: OfCycle, @CurrentUser() user: SignedIn): Promise<z.infer<typeof OptInList>> {
    return this.optIns.list(cycle, user);
  }

  /** City plans of the reader's province; none for others. */
  @Get('cities')
  @Answers(CityList)
  cityList(@Query({ schema: OfCycle }) { cycle }: OfCycle, @CurrentUser() user: SignedIn): Promise<z.infer<typeof CityList>> {
    return this.cities.list(cycle, user);
  }
}
