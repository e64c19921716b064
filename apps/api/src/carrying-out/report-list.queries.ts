import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReportList, ReportRow } from '#api-types/views/carrying-out.views.js';
import { dayOf, endOf } from '#domain/calendar/day.js';
import type { Instant } from '#domain/calendar/instant.js';
import { calendarFor, workingDaysBetween } from '#domain/calendar/working-calendar.js';
import { lightOf } from '#domain/deadline/light.js';
import { expectedProgress, paceOf } from '#domain/progress/expected-progress.js';
import { isShut, shutsOn, type Report } from '#domain/progress/report.js';
import { cycleId } from '#domain/shared/ids.js';
import { CarryingOutReadModel, type Owed } from '#persistence/read-models/carrying-out.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import type { SignedIn } from '../platform/request.js';
import { titleOf, type Titles } from '../platform/titles.js';

type Row = z.infer<typeof ReportRow>;
type Facts = Awaited<ReturnType<FactsReadModel['of']>>;
const ORDER: readonly Row['status'][] = ['returned', 'open', 'shut', 'submitted', 'accepted'];

/** 进展 that is due (P1): one's own unit's, and what waits for one's check. */
@Injectable()
export class ReportLists {
  constructor(
    @Inject(CarryingOutReadModel) private readonly carryingOut: CarryingOutReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(year: number, { unit, unitKind, roles }: SignedIn): Promise<z.infer<typeof ReportList>> {
    const cycle = cycleId(year);
    const checks = { department: unitKind === 'department' && roles.includes('reviewer') ? unit : null, measures: roles.includes('coordinator') };
    const [owed, now, nameOf, titles] = await Promise.all([this.carryingOut.reporting(cycle, unit, checks), this.clock.now(), this.units.names(), this.catalogues.tasksOf(year)]);
    const known = new Map<string, Promise<Facts>>();
    const factsOf = (each: Owed): Promise<Facts> => {
      const key = `${each.state.settingsVersion} ${each.state.calendarVersion}`;
      const found = known.get(key) ?? this.facts.of(each.state, now as Instant);
      known.set(key, found);
      return found;
    };
    const rows = await Promise.all(owed.map(async (each) => rowsOf(each, await factsOf(each), each.state.unit === unit ? 'own' : 'check', nameOf, titles)));
    return { cycle, rows: rows.flat().sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || a.dueOn.localeCompare(b.dueOn) || a.assignment.localeCompare(b.assignment)) };
  }
}

const rowsOf = ({ state, reasons }: Owed, facts: Facts, side: Row['side'], nameOf: (id: string) => Row['unit'], titles: Titles): Row[] => {
  const today = dayOf(facts.at);
  const pace = paceOf(state);
  const rowOf = (report: Report): Row => {
    const status = isShut(report, today, facts) ? 'shut' : report.status;
    const dueOn = report.until ?? report.dueOn;
    const isOwed = status === 'open' || status === 'returned' || status === 'shut';
    return {
      assignment: state.id, task: titleOf(titles, state.task), unit: nameOf(state.unit), side, period: report.period, status, dueOn, shutsOn: shutsOn(report, facts),
      workingDaysLeft: workingDaysBetween(isOwed ? calendarFor(facts.calendar, state) : facts.calendar, today, dueOn),
      light: lightOf({ status: state.status, holder: isOwed ? 'unit' : 'bureau', dueAt: endOf(dueOn) }, facts.at),
      percent: state.percent, expected: pace && Math.round(expectedProgress(pace, today) * 10) / 10,
      reason: status === 'returned' ? (reasons[report.period] ?? null) : null,
    };
  };
  return state.reports.filter(({ status }) => side === 'own' || status === 'submitted').map(rowOf);
};
