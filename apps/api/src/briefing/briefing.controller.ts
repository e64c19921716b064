import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { BriefingView } from '#api-types/views/briefing.views.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Briefing } from './briefing.queries.js';

const OfYear = z.object({ cycle: z.coerce.number().int().min(2000).max(2999) });

@Controller('briefing')
export class BriefingController {
  constructor(@Inject(Briefing) private readonly briefing: Briefing) {}

  /** 领导: what is red and why, what changed in a week, which red notices wait for a signature. */
  @Get()
  @Only('bureau_leader', 'coordinator')
  @Answers(BriefingView)
  view(@Query({ schema: OfYear }) { cycle }: z.infer<typeof OfYear>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof BriefingView>> {
    return this.briefing.view(cycle, user);
  }
}
