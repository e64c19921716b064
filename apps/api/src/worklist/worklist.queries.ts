import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { WorklistRow, WorklistView } from '#api-types/views/assignment.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { lightAt, type TrafficLight } from '#domain/deadline/light.js';
import { assignmentParts } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { WorklistReadModel, type WorklistItem } from '#persistence/read-models/worklist.read-model.js';
import { instantText } from '../platform/instant-text.js';
import { PAGE_SIZE } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { titleOf } from '../platform/titles.js';
import type { WorklistQuery } from './worklist-query.js';

const LIGHT_ORDER: readonly TrafficLight[] = ['red', 'yellow', 'green', 'grey'];
type Lit = WorklistItem & { readonly light: TrafficLight };

/** Red first, then the nearest deadline (W1); what is done: the latest first. */
const urgentFirst = (a: Lit, b: Lit): number =>
  LIGHT_ORDER.indexOf(a.light) - LIGHT_ORDER.indexOf(b.light) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.id.localeCompare(b.id);
const latestFirst = (a: Lit, b: Lit): number => b.atMs - a.atMs || a.id.localeCompare(b.id);

/** Lists of one person. The light is the domain's, reckoned at the instant of the question. */
@Injectable()
export class Worklist {
  constructor(
    @Inject(WorklistReadModel) private readonly worklist: WorklistReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list({ box, task, unit, light, verb, page }: WorklistQuery, user: SignedIn, pageSize = PAGE_SIZE): Promise<z.infer<typeof WorklistView>> {
    const [{ items, now: readAt }, counts, { now: clockNow, calendar }, nameOf] = await Promise.all([
      this.worklist.items(box, user), this.worklist.counts(user), this.clock.nowAndCalendar(), this.units.names(),
    ]);
    const now = items.length > 0 ? readAt : clockNow;
    const lit = items
      .map((item): Lit => ({ ...item, light: lightAt(item, now) }))
      .filter((item) => (task === undefined || item.task === task) && (unit === undefined || item.unit === unit) && (light === undefined || item.light === light) && (verb === undefined || item.verb === verb))
      .sort(box === 'todo' || box === 'copied' ? urgentFirst : latestFirst);
    const shown = lit.slice((page - 1) * pageSize, page * pageSize);
    const titles = await this.titlesOf(shown);
    const rows = shown.map(
      (item): z.infer<typeof WorklistRow> => ({
        id: item.id, status: item.status, round: item.round, light: item.light, mandatory: item.mandatory,
        task: titles(item),
        unit: nameOf(item.unit),
        dueOn: item.dueOn,
        workingDaysLeft: item.dueOn ? workingDaysBetween(calendar, dayOf(now), item.dueOn) : null,
        verb: item.verb,
        at: instantText(item.atMs),
      }),
    );
    return { counts, total: lit.length, page, pageSize, rows };
  }

  private async titlesOf(items: readonly WorklistItem[]): Promise<(item: WorklistItem) => { code: string; title: string; englishTitle: string }> {
    const yearOf = (id: string): number => Number(assignmentParts(id)?.year ?? 0);
    const years = [...new Set(items.map((item) => yearOf(item.id)))];
    const byYear = new Map(await Promise.all(years.map(async (year) => [year, await this.catalogues.tasksOf(year)] as const)));
    return (item) => titleOf(byYear.get(yearOf(item.id)), item.task);
  }
}
