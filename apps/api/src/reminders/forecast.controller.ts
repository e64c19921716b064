import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { z } from 'zod';
import { ForecastView } from '#api-types/views/register.views.js';
import { Answers } from '../platform/answers.decorator.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Forecasts } from './forecast.queries.js';

@Controller('assignments/:id/forecast')
export class ForecastController {
  constructor(@Inject(Forecasts) private readonly forecasts: Forecasts) {}

  /** 为何提醒·下一步: what goes out and what the rules do if nobody acts. */
  @Get()
  @Answers(ForecastView)
  view(@Param('id') id: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ForecastView>> {
    return this.forecasts.view(assignmentIdOf(id), user);
  }
}
