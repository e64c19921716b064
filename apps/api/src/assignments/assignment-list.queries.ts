import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Light, Status } from '#api-types/views/common.views.js';
import type { AssignmentList, ListedAssignment } from '#api-types/views/dashboard.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { workingDaysBetween, type WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { causeAt, lightAt } from '#domain/deadline/light.js';
import type { Instant } from '#domain/calendar/instant.js';
import { cycleId } from '#domain/shared/ids.js';
import { AssignmentListReadModel, type After, type ListedRow } from '#persistence/read-models/assignment-list.read-model.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { AsOf, asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import { badMark, Filter, markOf, PAGE_SIZE, readMark } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { titlesOf } from '../platform/titles.js';
import { overviewScopeOf, scopeOf } from '../platform/visibility.js';

export const AssignmentListQuery = z.object({
  cycle: z.coerce.number().int().min(2000).max(2999), task: Filter, unit: Filter, department: Filter, level: Filter, status: Status.optional(), light: Light.optional(), asOf: AsOf,
  after: z.string().max(1000).transform((value) => value || undefined).optional(),
});
type Query = z.infer<typeof AssignmentListQuery>;
type View = z.infer<typeof AssignmentList>;

const LAST_INSTANT = 8.64e15;
const Key = z.tuple([z.int().min(0).max(3), z.number(), z.string().max(200).refine(isStorable), z.int().min(0).max(LAST_INSTANT)]);

@Injectable()
export class AssignmentLists {
  constructor(
    @Inject(AssignmentListReadModel) private readonly assignments: AssignmentListReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** The pages of one list are of one instant: the first page's. */
  async list({ cycle, asOf, after, ...filter }: Query, user: SignedIn, size = PAGE_SIZE): Promise<View> {
    const [{ now, calendar: newest }, nameOf, tasks] = await Promise.all([this.clock.nowAndCalendar(), this.units.names(), this.catalogues.tasksOf(cycle)]);
    const past = asOfInstant(asOf, now);
    const calendar = past === null ? newest : await this.clock.calendarAt(past);
    const key = after === undefined ? null : keyOf(after);
    const at = past ?? ((key?.at ?? now) as Instant);
    const { rows, lights } = await this.assignments.page({ ...filter, cycle: cycleId(cycle) }, scopeOf(user), at, { past: past !== null, after: key, size: size + 1, seesProvinces: overviewScopeOf(user).kind === 'all' });
    const shown = rows.slice(0, size);
    const last = rows.length > size ? shown.at(-1) : undefined;
    const { red, yellow, green, grey } = lights;
    return {
      at: instantText(at), lights, rows: shown.map((row) => ({ ...listed(row, at, calendar), ...titlesOf(tasks, row.task), unit: nameOf(row.unit), leadDepartment: nameOf(row.leadDepartment) })),
      total: filter.light === undefined ? red + yellow + green + grey : lights[filter.light],
      next: last ? markOf([last.rank, last.due, last.id, at]) : null,
    };
  }
}

const listed = (row: ListedRow, at: Instant, calendar: WorkingCalendar): Omit<z.infer<typeof ListedAssignment>, 'title' | 'englishTitle' | 'unit' | 'leadDepartment'> => ({
  id: row.id, task: row.task, level: row.level, mandatory: row.mandatory, status: row.status as z.infer<typeof Status>, round: row.round, light: lightAt(row, at), cause: causeAt(row, row.dueAt, at), holder: row.holder,
  dueOn: row.dueOn, workingDaysLeft: row.dueOn ? workingDaysBetween(calendar, dayOf(at), row.dueOn) : null, percent: row.percent, caseLevel: row.caseLevel, outcome: row.outcome,
});

const keyOf = (after: string): After & { readonly at: number } => {
  const key = Key.safeParse(readMark(after));
  if (!key.success) throw badMark('after');
  const [rank, due, id, at] = key.data;
  return { rank, due, id, at };
};
