import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { RehearsalRows, RehearsalScript, RehearsalView } from '#api-types/views/rehearsal.views.js';
import { at } from '#domain/calendar/day.js';
import { launchOrders, optionalOrders } from '#domain/cycle/launch-cycle.js';
import { MANNERS, MANNER_NAMES, mixed, type MannerName } from '#domain/cycle/rehearsal/manners.js';
import { rehearsing, type RehearsalInput } from '#domain/cycle/rehearsal/rehearse.js';
import { rowsOf, type RehearsalRow } from '#domain/cycle/rehearsal/rehearsal-row.js';
import { rehearsalSum } from '#domain/cycle/rehearsal/rehearsal-sum.js';
import { ASSUMED_DAYS_BEFORE, reviewLoad, type DepartmentWeek } from '#domain/cycle/rehearsal/review-load.js';
import { scriptedUnit } from '#domain/cycle/rehearsal/scripted-unit.js';
import { staggeredDates } from '#domain/cycle/rehearsal/stagger.js';
import { cycleId } from '#domain/shared/ids.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { RehearsalReadModel, type RehearsalFacts } from '#persistence/read-models/rehearsal.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { UserNames } from '../platform/user-names.js';
import { inSlices } from './in-slices.js';

type Script = z.infer<typeof RehearsalScript>;
/** How units behave: a unit's own manner, else its task's, else the script. */
export interface Scripts {
  readonly script: Script;
  readonly units?: Readonly<Record<string, MannerName>>;
  readonly tasks?: Readonly<Record<string, MannerName>>;
}
export interface PlayedRehearsal {
  readonly view: z.infer<typeof RehearsalView>;
  readonly rows: readonly RehearsalRow[];
}
export interface RowsQuery {
  readonly kind?: RehearsalRow['kind'] | undefined;
  readonly outcome?: RehearsalRow['outcome'] | undefined;
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
  readonly person?: string | undefined;
  readonly day?: string | undefined;
  readonly page: number;
}
export const PAGE_SIZE = 200;

/** The year of a cycle in memory, from what is published now. Nothing of it is sent or kept. */
@Injectable()
export class Rehearsals {
  constructor(
    @Inject(RehearsalReadModel) private readonly facts: RehearsalReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly users: UserNames,
  ) {}

  async view(year: number, script: Script, perReviewer: number): Promise<z.infer<typeof RehearsalView>> {
    return (await this.play(year, { script }, perReviewer)).view;
  }

  async play(year: number, scripts: Scripts, perReviewer: number): Promise<PlayedRehearsal> {
    const input = await this.inputOf(year, scripts);
    mustBeOf(input, scripts);
    const rows = await inSlices(played(input));
    const { ledger, isWhole, counts, missed, fullest } = rehearsalSum(rows);
    const [unitOf, personOf] = [await this.units.names(), await this.users.of(fullest.map(({ person }) => person))];
    const load = { ...input, perReviewer };
    const named = (weeks: readonly DepartmentWeek[]) => weeks.map((each) => ({ ...each, department: unitOf(each.department) }));
    const proposal = staggeredDates(load);
    const view = {
      cycle: cycleId(year), script: scripts.script, launchAt: instantText(input.launchAt), assignments: input.orders.length, missed, perReviewer, assumedDaysBefore: ASSUMED_DAYS_BEFORE,
      ledger: { due: ledger.due, sent: ledger.sent, suppressed: { ...ledger.suppressed }, isWhole },
      counts: [...counts], fullest: fullest.map((each) => ({ ...each, name: personOf(each.person) })),
      load: named(reviewLoad(load)), proposal: { dates: [...proposal.dates], load: named(proposal.load) },
    };
    return { view, rows };
  }

  /** Its rows, in the order of the calendar. */
  async rows(year: number, script: Script, query: RowsQuery): Promise<z.infer<typeof RehearsalRows>> {
    const rows = await inSlices(played(await this.inputOf(year, { script })));
    return pageOfRows(rows, query);
  }

  /** As filtered, all at once. */
  async all(year: number, script: Script, query: Omit<RowsQuery, 'page'>): Promise<readonly RehearsalRow[]> {
    return rowsOfFilter(await inSlices(played(await this.inputOf(year, { script }))), query);
  }

  private async inputOf(year: number, scripts: Scripts): Promise<RehearsalInput> {
    const found = await this.facts.ofYear(year, await this.clock.now());
    if (!found) throw notFound();
    const { catalogue, units, launchedAt, ...facts } = found;
    const orders = launchOrders(catalogue, 'rehearsal', units, facts.settings);
    return { ...facts, orders, optional: optionalOrders(catalogue, 'rehearsal', units), launchAt: launchedAt ?? at(catalogue.issuedOn, 9), scriptOf: scriptsOf(scripts, units) };
  }
}

const rowsOfFilter = (rows: readonly RehearsalRow[], { person, day, ...same }: Omit<RowsQuery, 'page'>): readonly RehearsalRow[] => {
  const asked = Object.entries(same).filter(([, value]) => value !== undefined) as [keyof typeof same, string][];
  return rows.filter((row) => asked.every(([field, value]) => row[field] === value) && (person === undefined || row.to === person) && (day === undefined || row.at.startsWith(day)));
};

/** The rows that are asked for, by page. */
export const pageOfRows = (rows: readonly RehearsalRow[], { page, ...query }: RowsQuery): z.infer<typeof RehearsalRows> => {
  const found = rowsOfFilter(rows, query);
  return { total: found.length, page, pageSize: PAGE_SIZE, rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) };
};

const scriptsOf = ({ script, units: ofUnit = {}, tasks: ofTask = {} }: Scripts, { provinces, cities }: RehearsalFacts['units']): RehearsalInput['scriptOf'] => {
  const scripts = Object.fromEntries(MANNER_NAMES.map((name) => [name, scriptedUnit(MANNERS[name])])) as Record<MannerName, ReturnType<typeof scriptedUnit>>;
  const manners = script === 'mixed' ? mixed([...provinces, ...cities.map(({ id }) => id)]) : undefined;
  const named = script === 'mixed' ? 'silent' : script;
  return ({ body }) => scripts[ofUnit[body.unit] ?? ofTask[body.task] ?? manners?.get(body.unit) ?? named];
};

/** A script for what the cycle does not have would change nothing, unseen. */
const mustBeOf = ({ orders }: RehearsalInput, { units = {}, tasks = {} }: Scripts): void => {
  const [known, tasksKnown] = [new Set(orders.map(({ body }) => body.unit)), new Set(orders.map(({ body }) => body.task))];
  const fields = [...Object.keys(units).filter((id) => !known.has(id)).map((id) => `units.${id}`), ...Object.keys(tasks).filter((id) => !tasksKnown.has(id)).map((id) => `tasks.${id}`)];
  if (fields.length > 0) throw new ApiError('BAD_REQUEST', { fields: fields.slice(0, 20) });
};

function* played(input: RehearsalInput): Generator<void, readonly RehearsalRow[]> {
  const rows: RehearsalRow[] = [];
  for (const row of rowsOf(yield* rehearsing(input))) {
    rows.push(row);
    yield;
  }
  return rows;
}
