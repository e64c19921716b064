import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RATE_BY, RATE_LEVELS, RateList } from '#api-types/views/dashboard.views.js';
import type { Instant } from '#domain/calendar/instant.js';
import { rateOf, type ScoredDuty } from '#domain/score/scored-duties.js';
import { cycleId } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { OverviewReadModel, type DutiesOfAssignment } from '#persistence/read-models/overview.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { overviewScopeOf, scopeOf } from '../platform/visibility.js';
import { levelFor } from './dashboard-query.js';

type By = (typeof RATE_BY)[number];
export interface RateChoice {
  readonly by: By;
  readonly level?: (typeof RATE_LEVELS)[number] | undefined;
  /** Of it alone, or of its cities. */
  readonly province?: string | undefined;
  readonly asOf?: string | undefined;
}
type View = z.infer<typeof RateList>;
type Row = View['total'];
interface CountedDuty extends ScoredDuty {
  readonly of: DutiesOfAssignment;
}

const KEYS: Record<By, (duty: CountedDuty) => string> = {
  unit: ({ of }) => of.unit,
  task: ({ of }) => of.task,
  department: ({ of }) => of.department,
  month: ({ dueOn }) => dueOn.slice(0, 7),
};

/** Rates of the duties of provinces, and apart of cities (D2): what counts is the domain's, the same rule as for scores. */
@Injectable()
export class Rates {
  constructor(
    @Inject(OverviewReadModel) private readonly overview: OverviewReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(year: number, { by, asOf, level: asked, province }: RateChoice, user: SignedIn): Promise<View> {
    const level = levelFor(asked, user);
    const cycle = cycleId(year);
    // As in the lists: the wall is of provinces, of cities everybody sees what is theirs.
    const scope = level === 'province' ? overviewScopeOf(user) : scopeOf(user);
    const clockNow = await this.clock.now();
    const at = asOfInstant(asOf, clockNow) ?? clockNow;
    const provinces = level === 'city' && scope.kind !== 'unit' ? await this.overview.provincesOfCities(cycle, scope) : [];
    // All cities of the country are no table: by unit they are told province by province.
    const shown = province ?? (by === 'unit' ? provinces[0] : undefined);
    const [assignments, launched, nameOf, unitOf] = await Promise.all([this.overview.duties(cycle, level, shown, scope, at), this.overview.isLaunched(cycle, at), this.namesOf(by, year), this.units.names()]);
    const duties = assignments.flatMap((of) => of.duties.map((duty): CountedDuty => ({ ...duty, of })));
    const mandatory = duties.filter(({ of }) => of.mandatory);
    const total = { id: 'total', name: '', englishName: '' };
    return {
      cycle, launched, by, level, at: instantText(at), province: shown === undefined ? null : unitOf(shown), provinces: provinces.map(unitOf),
      rows: [...grouped(mandatory, KEYS[by])].map(([key, those]) => rowOf(nameOf(key), those, at)).sort((a, b) => a.id.localeCompare(b.id)),
      total: rowOf(total, mandatory, at),
      optional: rowOf({ ...total, id: 'optional' }, duties.filter(({ of }) => !of.mandatory), at),
    };
  }

  private async namesOf(by: By, year: number): Promise<(key: string) => { id: string; name: string; englishName: string }> {
    if (by === 'month') return (month) => ({ id: month, name: month, englishName: month });
    if (by !== 'task') return this.units.names();
    const tasks = await this.catalogues.tasksOf(year);
    return (code) => ({ id: code, name: tasks.get(code)?.title ?? code, englishName: tasks.get(code)?.englishTitle ?? code });
  }
}

const grouped = (duties: readonly CountedDuty[], keyOf: (duty: CountedDuty) => string): Map<string, CountedDuty[]> => {
  const groups = new Map<string, CountedDuty[]>();
  for (const duty of duties) {
    const those = groups.get(keyOf(duty));
    if (those) those.push(duty);
    else groups.set(keyOf(duty), [duty]);
  }
  return groups;
};

const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 1000) / 10);

const rowOf = (name: Row['name'], duties: readonly CountedDuty[], at: Instant): Row => {
  const { due, inTime, done } = rateOf(duties, at);
  return { id: name.id, name, due, inTime, done, inTimePercent: percentOf(inTime, due), donePercent: percentOf(done, due) };
};
