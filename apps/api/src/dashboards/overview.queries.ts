import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { OverviewView } from '#api-types/views/assignment.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { lightAt } from '#domain/deadline/light.js';
import { cycleId } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { OverviewReadModel } from '#persistence/read-models/overview.read-model.js';
import { UnitReadModel, type UnitRow } from '#persistence/read-models/unit.read-model.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { overviewScopeOf } from '../platform/visibility.js';

/** The heat map as data: every light by the domain's rule at the instant of the question. */
@Injectable()
export class Overview {
  constructor(
    @Inject(OverviewReadModel) private readonly overview: OverviewReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async view(year: number, asOf: string | undefined, user: SignedIn): Promise<z.infer<typeof OverviewView>> {
    const scope = overviewScopeOf(user);
    const cycle = cycleId(year);
    const { now: clockNow, calendar: newest } = await this.clock.nowAndCalendar();
    const past = asOfInstant(asOf, clockNow);
    const now = past ?? clockNow;
    const [rows, launched, tasks, units, nameOf, calendar] = await Promise.all([
      this.overview.cells(cycle, scope, past), this.overview.isLaunched(cycle, now), this.catalogues.tasksOf(year), this.units.all(), this.units.names(), past === null ? newest : this.clock.calendarAt(past),
    ]);
    const left = new Map<string, number>();
    const daysLeft = (dueOn: NonNullable<(typeof rows)[number]['dueOn']>): number => {
      const known = left.get(dueOn) ?? workingDaysBetween(calendar, dayOf(now), dueOn);
      left.set(dueOn, known);
      return known;
    };
    return {
      cycle, launched,
      at: instantText(now),
      tasks: [...tasks.values()].map(({ code, number, title, englishTitle, category, leadDepartment }) => ({ code, number, title, englishTitle, category, leadDepartment: nameOf(leadDepartment) })),
      units: units.filter((unit) => unit.kind === 'province' && (scope.kind !== 'unit' || unit.id === scope.unit)).map(columnOf),
      cells: rows.map((row) => ({
        task: row.task, unit: row.unit, status: row.status, assignment: row.id, dueOn: row.dueOn, holder: row.holder, caseLevel: row.caseLevel,
        light: lightAt(row, now),
        workingDaysLeft: row.dueOn ? daysLeft(row.dueOn) : null,
      })),
    };
  }
}

const columnOf = ({ id, name, shortName, englishName, detail }: UnitRow): z.infer<typeof OverviewView>['units'][number] => ({
  id, name, shortName, englishName, abbreviation: detail.abbreviation ?? shortName, tile: [detail.tile?.[0] ?? 0, detail.tile?.[1] ?? 0],
});
