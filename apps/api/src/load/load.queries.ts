import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { LoadItems, LoadView } from '#api-types/views/load.views.js';
import { addDays, dayOf, parseDay, weekday } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import { workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { yearOfCycle } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { LoadReadModel, type LoadKey, type ReviewerWeek } from '#persistence/read-models/load.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { badMark, Filter, markOf, PAGE_SIZE, readMark } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { titlesOf } from '../platform/titles.js';
import { UserNames } from '../platform/user-names.js';

export const LoadQuery = z.object({ department: Filter });
/** `reviewer`: a person, or `none` for what nobody has claimed; `week`: a Monday, its days from today on, as the cell counts them. */
export const LoadItemsQuery = LoadQuery.extend({ reviewer: Filter, week: z.iso.date().optional(), after: Filter });
type View = z.infer<typeof LoadView>;
type Row = View['rows'][number];

/** So many weeks are told apart; what is later stands together. */
const WEEKS = 6;
const UNCLAIMED = 'none';
const Key = z.tuple([z.iso.date(), z.string().max(200).refine(isStorable), z.string().max(40).refine(isStorable)]);

/** 负荷: what waits for each department, of one by reviewer and week. A director sees the own one, who steers each. */
@Injectable()
export class Load {
  constructor(
    @Inject(LoadReadModel) private readonly load: LoadReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly users: UserNames,
  ) {}

  async view({ department }: z.infer<typeof LoadQuery>, user: SignedIn): Promise<View> {
    const own = ownOf(user);
    const [now, departments, nameOf] = await Promise.all([this.clock.now(), this.load.departments(own), this.units.names()]);
    const chosen = department ?? own;
    if (chosen !== null && !departments.some((each) => each.department === chosen)) throw notFound();
    const today = dayOf(now);
    const weeks = chosen === null ? [] : await this.load.weeks(chosen, today);
    const userName = await this.users.of(weeks.map(({ reviewer }) => reviewer));
    const mondays = mondaysFrom(today);
    return {
      at: instantText(now), weeks: mondays, department: chosen === null ? null : nameOf(chosen),
      departments: departments.map((each) => ({ ...each, department: nameOf(each.department) })),
      rows: [...new Set(weeks.map(({ reviewer }) => reviewer))].map((reviewer) => rowOf(reviewer === null ? null : { id: reviewer, name: userName(reviewer) }, weeks.filter((each) => each.reviewer === reviewer), mondays)).sort((a, b) => b.items - a.items || (a.reviewer?.id ?? '').localeCompare(b.reviewer?.id ?? '')),
    };
  }

  async items({ department, reviewer, week, after }: z.infer<typeof LoadItemsQuery>, user: SignedIn, size = PAGE_SIZE): Promise<z.infer<typeof LoadItems>> {
    const own = ownOf(user);
    const chosen = department ?? own;
    if (chosen === null || (own !== null && chosen !== own)) throw notFound();
    const { now, calendar } = await this.clock.nowAndCalendar();
    const filter = { department: chosen, reviewer: reviewer === UNCLAIMED ? null : reviewer, week: week === undefined ? undefined : { monday: week, today: dayOf(now) } };
    const [rows, nameOf] = await Promise.all([this.load.items(filter, after === undefined ? null : keyOf(after), size + 1), this.units.names()]);
    const shown = rows.slice(0, size);
    const years = [...new Set(shown.map(({ id }) => yearOfCycle(id.split('/').slice(0, 2).join('/'))))];
    const titles = new Map(await Promise.all(years.map(async (year) => [year, await this.catalogues.tasksOf(year)] as const)));
    const userName = await this.users.of(shown.map(({ reviewer: by }) => by));
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      rows: shown.map(({ id, task, unit, verb, status, reviewer: by, dueOn }) => ({
        id, task, verb, status, ...titlesOf(titles.get(Number(id.split('/')[1])), task), unit: nameOf(unit), reviewer: by === null ? null : { id: by, name: userName(by) },
        dueOn, workingDaysLeft: dueOn === null ? null : workingDaysBetween(calendar, dayOf(now), parseDay(dueOn)),
      })),
      next: last ? markOf([last.due, last.id, last.role]) : null,
    };
  }
}

/** Who steers sees every department. */
const ownOf = ({ unit, roles }: SignedIn): string | null => (roles.includes('coordinator') || roles.includes('bureau_leader') ? null : unit);

const mondaysFrom = (today: Day): Day[] => Array.from({ length: WEEKS }, (_, index) => addDays(today, 1 - weekday(today) + 7 * index));

const sumOf = (weeks: readonly ReviewerWeek[], what: 'items' | 'reviews' = 'items'): number => weeks.reduce((sum, each) => sum + each[what], 0);
const rowOf = (reviewer: Row['reviewer'], all: readonly ReviewerWeek[], mondays: readonly Day[]): Row => {
  const overdue = all.filter(({ isOverdue }) => isOverdue);
  const ahead = all.filter(({ isOverdue }) => !isOverdue);
  const weeks = mondays.map((monday) => sumOf(ahead.filter((each) => each.monday === monday)));
  const later = ahead.filter(({ monday }) => monday === null || !mondays.includes(monday as Day));
  return { reviewer, overdue: sumOf(overdue), weeks, later: sumOf(later), items: sumOf(all), reviews: sumOf(all, 'reviews') };
};

const keyOf = (after: string): LoadKey => {
  const key = Key.safeParse(readMark(after));
  if (!key.success) throw badMark('after');
  const [due, id, role] = key.data;
  return { due, id, role };
};
