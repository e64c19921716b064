import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { CalendarView } from '#api-types/views/rules.views.js';
import { addDays, dayOf, parseDay, yearOf } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import { isProvisional, isWorkingDay, type WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { instantText } from '../platform/instant-text.js';

const YearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
type DayKind = z.infer<typeof CalendarView>['days'][number]['kind'];

/** 工作日历. */
@Controller('calendar')
@Only('coordinator', 'bureau_leader')
export class CalendarController {
  constructor(@Inject(ClockReadModel) private readonly clock: ClockReadModel) {}

  /** The version in force, seen for a year; the running one where none is named. */
  @Get()
  @Answers(CalendarView)
  async view(@Query({ schema: YearQuery }) { year: wanted }: z.infer<typeof YearQuery>): Promise<z.infer<typeof CalendarView>> {
    const [{ now, calendar }, versions] = await Promise.all([this.clock.nowAndCalendar(), this.clock.calendarVersions()]);
    const year = wanted ?? yearOf(dayOf(now));
    const days = daysOf(year).map((day) => ({ day, kind: kindOf(calendar, day) }));
    return {
      version: calendar.version, versions: versions.map(({ version, publishedAtMs }) => ({ version, publishedAt: instantText(publishedAtMs) })),
      years: { ...calendar.years }, special: { ...calendar.special }, documents: { ...calendar.documents },
      extra: Object.fromEntries(Object.entries(calendar.extra ?? {}).map(([unit, special]) => [unit, { ...special }])),
      year, isProvisional: isProvisional(calendar, parseDay(`${year}-01-01`)), days, workingDays: days.filter(({ kind }) => kind === 'working' || kind === 'make_up').length,
    };
  }
}

const daysOf = (year: number): Day[] => {
  const days: Day[] = [];
  for (let day = parseDay(`${year}-01-01`); yearOf(day) === year; day = addDays(day, 1)) days.push(day);
  return days;
};

const kindOf = (calendar: WorkingCalendar, day: Day): DayKind => calendar.special[day] ?? (isWorkingDay(calendar, day) ? 'working' : 'weekend');
