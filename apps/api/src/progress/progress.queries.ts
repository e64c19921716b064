import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { FlagList, RollUpView } from '#api-types/views/progress.views.js';
import { bureauObligation, type CatalogueTask, type Metric } from '#domain/catalogue/catalogue.js';
import { flagsOf } from '#domain/progress/flags.js';
import { metricResult } from '#domain/progress/metric.js';
import { ROLL_UPS, rollUp } from '#domain/progress/roll-up.js';
import { cycleId } from '#domain/shared/ids.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { ProgressReadModel } from '#persistence/read-models/progress.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { OfCycle, yearOf } from '../dashboards/dashboard-query.js';
import { notFound } from '../platform/api-error.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { overviewScopeOf, scopeOf } from '../platform/visibility.js';

export const RollUpQuery = OfCycle.extend({ metric: z.string().min(1).max(64), kind: z.enum(ROLL_UPS).default('sum') });

/** Progress over many units: values put together, and what looks odd. */
@Injectable()
export class Progress {
  constructor(
    @Inject(ProgressReadModel) private readonly progress: ProgressReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  /** Who sees the whole map sees the whole sum; a province that of its own column. */
  async rollUp({ cycle: asked, metric: metricId, kind, asOf }: z.infer<typeof RollUpQuery>, user: SignedIn): Promise<z.infer<typeof RollUpView>> {
    const year = yearOf(asked);
    const found = metricIn([...(await this.catalogues.tasksOf(year)).values()], metricId);
    if (!found) throw notFound();
    const { obligation, metric, task } = found;
    const cycle = cycleId(year);
    const now = await this.clock.now();
    const past = asOfInstant(asOf, now);
    const [units, nameOf] = await Promise.all([this.progress.values(cycle, obligation, metricId, overviewScopeOf(user), past), this.units.names()]);
    const { nation, provinces } = rollUp(kind, metric, units);
    const { id, subject, comparator, value, unit, dueOn } = metric;
    return {
      cycle, kind, nation, at: instantText(past ?? now),
      metric: { id, task, obligation, subject, comparator, value, unit, dueOn },
      provinces: provinces.map((each) => ({ ...each, unit: nameOf(each.unit) })),
      units: units.map((each) => ({ unit: nameOf(each.unit), province: each.province === null ? null : nameOf(each.province), value: each.value, base: each.base, result: metricResult(metric, each.value) })),
    };
  }

  /** Of a task's reports that the reader may open, and held against these alone. */
  async flags(year: number, task: string, user: SignedIn): Promise<z.infer<typeof FlagList>> {
    const cycle = cycleId(year);
    const [reports, nameOf] = await Promise.all([this.progress.reports(cycle, task, scopeOf(user)), this.units.names()]);
    return {
      cycle,
      flags: flagsOf(reports).map((flag) => {
        const shown = { task, unit: nameOf(flag.unit) };
        return flag.kind === 'copied' ? { ...flag, ...shown, otherUnit: nameOf(flag.otherUnit) } : { ...flag, ...shown };
      }),
    };
  }
}

const metricIn = (tasks: readonly CatalogueTask[], id: string): { task: string; obligation: string; metric: Metric } | undefined =>
  tasks
    .flatMap((task) => [...task.obligations, bureauObligation(task)].map((obligation) => ({ task: task.code, obligation })))
    .flatMap(({ task, obligation }) => obligation.metrics.map((metric) => ({ task, obligation: obligation.id, metric })))
    .find(({ metric }) => metric.id === id);
