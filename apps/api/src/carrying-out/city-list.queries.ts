import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CityList, CityTask } from '#api-types/views/carrying-out.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { lightAt } from '#domain/deadline/light.js';
import { cycleId } from '#domain/shared/ids.js';
import { CarryingOutReadModel, type CityRow } from '#persistence/read-models/carrying-out.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import type { SignedIn } from '../platform/request.js';
import { titleOf } from '../platform/titles.js';

type Standing = z.infer<typeof CityTask>['cities'][number]['standing'];
const standingOf = ({ passed, status, stage }: CityRow): Standing => (passed ? 'in' : status === 'in_review' && stage === 'province' ? 'waiting' : 'missing');

/** The plans of a province's cities (B1, B2), in the order of the tasks. */
@Injectable()
export class CityLists {
  constructor(
    @Inject(CarryingOutReadModel) private readonly carryingOut: CarryingOutReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(year: number, { unit: province, unitKind }: SignedIn): Promise<z.infer<typeof CityList>> {
    const cycle = cycleId(year);
    const [all, { now, calendar }, nameOf, titles] = await Promise.all([
      unitKind === 'province' ? this.carryingOut.cities(cycle, province) : [], this.clock.nowAndCalendar(), this.units.names(), this.catalogues.tasksOf(year),
    ]);
    const cities = all.filter(({ unit }) => unit !== province);
    const count = (standing: Standing): number => cities.filter((city) => standingOf(city) === standing).length;
    const tasks = [...new Set(cities.map(({ task }) => task))].map((code) => {
      const own = all.find(({ task, unit }) => task === code && unit === province);
      return {
        task: titleOf(titles, code), own: own ? { assignment: own.id, status: own.status } : null,
        cities: cities.filter(({ task }) => task === code).map((city) => ({
          unit: nameOf(city.unit), assignment: city.id, status: city.status, standing: standingOf(city), light: lightAt(city, now), dueOn: city.dueOn,
          workingDaysLeft: city.dueOn ? workingDaysBetween(calendar, dayOf(now), city.dueOn) : null,
        })),
      };
    });
    return { cycle, in: count('in'), waiting: count('waiting'), missing: count('missing'), tasks };
  }
}
