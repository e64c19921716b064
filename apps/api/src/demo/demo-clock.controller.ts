import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { DemoClockView, MoveClockBody } from '#api-types/views/register.views.js';
import type { Role } from '#domain/access/actor.js';
import { at, dayOf, isDay, yearOf } from '#domain/calendar/day.js';
import { instant, type Day } from '#domain/calendar/instant.js';
import { addWorkingDays } from '#domain/calendar/working-calendar.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { moveDemoClock, readDemoClock } from '#record/demo-clock.js';
import type { RecordContext } from '#record/record-context.js';
import { DemoOnly, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { RECORD, SETTINGS, type ApiSettings } from '../platform/tokens.js';

/** A minute after nine: that morning's notices are out. */
const HOUR = 9;
const MINUTE = 1;
/** Who may look at the engine itself; its pages have no login of their own. */
const ENGINE_WATCHERS: readonly Role[] = ['coordinator', 'system_admin'];

/** 演示时钟: everybody sees it, the coordinator moves it, forward only. */
@Controller('demo/clock')
@DemoOnly()
export class DemoClockController {
  constructor(
    @Inject(RECORD) private readonly record: RecordContext,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(SETTINGS) private readonly settings: ApiSettings,
  ) {}

  @Get()
  @Answers(DemoClockView)
  async read(@CurrentUser() user: SignedIn): Promise<z.infer<typeof DemoClockView>> {
    const { now, movingTo } = await readDemoClock(this.record);
    const mayWatch = user.roles.some((role) => ENGINE_WATCHERS.includes(role));
    return { now: instantText(now), movingTo: instantTextOrNull(movingTo), temporalUi: mayWatch ? (this.settings.TEMPORAL_UI_URL ?? null) : null };
  }

  /** Sets the target; the worker walks there through everything that falls due. */
  @Post()
  @HttpCode(200)
  @Only('coordinator')
  @Answers(DemoClockView)
  async move(@Body({ schema: MoveClockBody }) body: z.infer<typeof MoveClockBody>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof DemoClockView>> {
    const { calendar } = await this.clock.nowAndCalendar();
    const { now, movingTo } = await readDemoClock(this.record);
    const from = instant(Math.max(now, movingTo ?? 0));
    const day = 'to' in body ? dayIn(body.to) : addWorkingDays(calendar, dayOf(from), body.workingDays);
    // The calendar's years are all the demo has; beyond them every year is an ordinary one.
    const last = Object.keys(calendar.years).sort().at(-1);
    if (last !== undefined && yearOf(day) > Number(last)) throw new ApiError('BAD_REQUEST', { fields: ['to'], lastYear: last });
    if (!(await moveDemoClock(this.record, at(day, HOUR, MINUTE)))) throw new ApiError('PAST_CLOCK', { now: dayOf(from) });
    return this.read(user);
  }
}

const dayIn = (text: string): Day => {
  if (isDay(text)) return text;
  throw new ApiError('BAD_REQUEST', { fields: ['to'] });
};
