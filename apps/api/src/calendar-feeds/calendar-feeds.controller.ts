import { Controller, Delete, Get, Header, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { CalendarFeedView, NewCalendarFeed } from '#api-types/views/calendar-feed.views.js';
import { endOf, parseDay } from '#domain/calendar/day.js';
import { calendarFeed } from '#documents/calendar-feed.js';
import { CalendarFeedStore } from '#persistence/content/calendar-feed.store.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UserDirectory } from '../identity/user-directory.js';
import { Public } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { asReader } from '../platform/readership.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Worklist } from '../worklist/worklist.queries.js';

/** In the query, since a path is logged and a query is not. */
const Secret = z.object({ token: z.string().max(100).default('') });
/** More than anybody has to do. */
const ALL = 5_000;
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 日历订阅 (E3): a person's due dates for their calendar program, by a secret address that they may revoke. */
@Controller()
export class CalendarFeedsController {
  constructor(
    @Inject(CalendarFeedStore) private readonly feeds: CalendarFeedStore,
    @Inject(Worklist) private readonly worklist: Worklist,
    @Inject(UserDirectory) private readonly people: UserDirectory,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  @Get('calendar-feed')
  @Answers(CalendarFeedView)
  async mine(@CurrentUser() user: SignedIn): Promise<z.infer<typeof CalendarFeedView>> {
    return { madeAt: instantTextOrNull((await this.feeds.madeAt(user.userId)) ?? null) };
  }

  /** A new address; the one before is no more. It is told this once: only its hash is kept. */
  @Post('calendar-feed')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Answers(NewCalendarFeed)
  async make(@CurrentUser() user: SignedIn): Promise<z.infer<typeof NewCalendarFeed>> {
    const token = randomBytes(32).toString('base64url');
    const madeAt = await this.feeds.make(user.userId, hashOf(token));
    return { madeAt: instantText(madeAt), path: `/calendar-feed.ics?token=${token}` };
  }

  @Delete('calendar-feed')
  @HttpCode(204)
  @Answers()
  async revoke(@CurrentUser() user: SignedIn): Promise<void> {
    await this.feeds.revoke(user.userId);
  }

  /** What the person has to do, by its due date: code and title of the task, no more. Unknown, revoked and disabled are the same 404. */
  @Get('calendar-feed.ics')
  @Public()
  @Header('cache-control', 'private, no-store')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  async feed(@Query({ schema: Secret }) { token }: z.infer<typeof Secret>, @Res({ passthrough: true }) response: Response): Promise<string> {
    const id = token === '' ? undefined : await this.feeds.userOf(hashOf(token));
    const user = id === undefined ? undefined : await this.people.find(id);
    if (!user) throw notFound();
    const [{ rows }, now] = await asReader(user, () => Promise.all([this.worklist.list({ box: 'todo' }, user, ALL), this.clock.now()]));
    const events = rows.flatMap(({ id: assignment, dueOn, task }) => (dueOn === null ? [] : [{ id: assignment, title: `${task.code.toUpperCase()} ${task.title}`, endsAt: new Date(endOf(parseDay(dueOn))) }]));
    response.type('text/calendar; charset=utf-8');
    return calendarFeed('联动 期限', events, new Date(now));
  }
}
