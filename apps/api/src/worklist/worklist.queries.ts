import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { WorklistRow, WorklistView } from '#api-types/views/assignment.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { assignmentParts } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { turned } from '#persistence/read-models/keyset.js';
import { WORKLIST_ORDERS, WorklistReadModel, type WorklistItem } from '#persistence/read-models/worklist.read-model.js';
import { instantText } from '../platform/instant-text.js';
import { marksOf, PAGE_SIZE, turnOf } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { titleOf } from '../platform/titles.js';
import type { WorklistQuery } from './worklist-query.js';

/** Lists of one person, a page of them: a reviewer has handled thousands of items after some years. */
@Injectable()
export class Worklist {
  constructor(
    @Inject(WorklistReadModel) private readonly worklist: WorklistReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list({ box, after, before, page: _page, ...filter }: WorklistQuery, user: SignedIn, pageSize = PAGE_SIZE): Promise<z.infer<typeof WorklistView>> {
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const [{ rows: shown, ...beside }, found, counts, { now, calendar }, nameOf] = await Promise.all([
      turned(turnOf(WORKLIST_ORDERS[box], { after, before }, pageSize), (turn) => this.worklist.page(box, user, filter, turn)), isFiltered ? this.worklist.total(box, user, filter) : null, this.worklist.counts(user), this.clock.nowAndCalendar(), this.units.names(),
    ]);
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
    return { counts, total: found ?? counts[box], atLeast: false, ...marksOf(beside), rows };
  }

  private async titlesOf(items: readonly WorklistItem[]): Promise<(item: WorklistItem) => { code: string; title: string; englishTitle: string }> {
    const yearOf = (id: string): number => Number(assignmentParts(id)?.year ?? 0);
    const years = [...new Set(items.map((item) => yearOf(item.id)))];
    const byYear = new Map(await Promise.all(years.map(async (year) => [year, await this.catalogues.tasksOf(year)] as const)));
    return (item) => titleOf(byYear.get(yearOf(item.id)), item.task);
  }
}
