import type pg from 'pg';
import type { Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleFacts } from '#domain/cycle/cycle.decide.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import { evolveCycle } from '#domain/cycle/cycle.evolve.js';
import { notLaunched, type CycleState } from '#domain/cycle/cycle.state.js';
import { optionalOrders, type IssueOrder, type LaunchUnits } from '#domain/cycle/launch-cycle.js';
import { optInRows, optInWindow } from '#domain/cycle/opt-in.reminders.js';
import { withGroups } from '#domain/cycle/region-groups.js';
import type { EventIn } from '#domain/shared/stream.js';
import { launchUnits } from './facts/units.facts.js';
import { readLaunch } from './launch-event.js';
import { plannedPart, type PlannedRow } from './ledger-parts.js';
import type { Part } from './part.js';
import { sealedOf, storedEvents } from './replay.js';

type CycleEvent = EventIn<CycleEvents>;
type Launched = CycleEvents['CycleLaunched'];

/** What may be opted in to, and by whom. */
interface Offer {
  readonly content: CatalogueVersion;
  readonly hash: string;
  readonly units: LaunchUnits;
  /** Whether a unit joined after the launch. */
  readonly isNew: (unit: string) => boolean;
  readonly calendarAt: (at: Instant) => WorkingCalendar;
}

const offered = (state: CycleState, { content, hash, units }: Offer): readonly IssueOrder[] => (state.status === 'not_launched' ? [] : optionalOrders(withGroups(content, state.groups), hash, units));

/** What an event opens to units: the launch, a region group whose members are named, a unit that joins. */
const openedBy = (event: CycleEvent, before: CycleState, after: CycleState, offer: Offer): readonly IssueOrder[] => {
  switch (event.type) {
    case 'CycleLaunched':
      return offered(after, offer).filter(({ body }) => !offer.isNew(body.unit));
    case 'UnitAdded':
      return offered(after, offer).filter(({ body }) => body.unit === event.data.unit && offer.isNew(body.unit));
    case 'GroupChanged': {
      const had = new Set(offered(before, offer).map(({ stream }) => stream));
      return offered(after, offer).filter(({ stream }) => !had.has(stream));
    }
    default:
      return [];
  }
};

/** The rows of the opt-in window that these events bring, by the id that the assignment would have: there is none yet. */
const rowsOf = (events: readonly CycleEvent[], offer: Offer, start: CycleState, launchedBefore?: Launched): PlannedRow[] => {
  let before = start;
  let launched = launchedBefore;
  return events.flatMap((event) => {
    const was = before;
    before = evolveCycle(before, event);
    if (event.type === 'CycleLaunched') launched = event.data;
    const window = launched && optInWindow(launched, event.at);
    if (!window) return [];
    const rows = optInRows(window, offer.calendarAt(event.at));
    return openedBy(event, was, before, offer).flatMap(({ stream, body }) => rows.map((row) => ({ row, assignment: stream, at: event.at, task: body.task, unit: body.unit, lead: body.leadDepartment })));
  });
};

/** What an act on a cycle plans in the ledger beside its assignments' own rows. */
export const optInParts = ({ before, events }: { readonly before: CycleState; readonly events: readonly CycleEvent[] }, { calendar, catalogue, units, issued, launched }: CycleFacts): Part[] => {
  if (!calendar || !catalogue) return [];
  const isJoining = issued.length === 0 && events.some(({ type }) => type === 'UnitAdded');
  return [plannedPart('invited', rowsOf(events, { ...catalogue, units, isNew: () => isJoining, calendarAt: () => calendar }, before, launched))];
};

/** Every such row once more, by the events of the cycles alone: for `verify`, into its own table. */
export async function planOptInsAgain(client: pg.ClientBase): Promise<void> {
  const { rows: cycles } = await client.query<{ id: string; content: CatalogueVersion; hash: string }>(
    `select stream.id, catalogue_version.content, catalogue_version.hash from stream join catalogue_version on catalogue_version.hash = stream.state ->> 'catalogueHash' where stream.kind = 'cycle' order by stream.id`,
  );
  const events = await storedEvents(client, cycles.map(({ id }) => id));
  const [units, calendarAt] = [await launchUnits(client), await calendarsAt(client)];
  for (const { id, content, hash } of cycles) {
    const launch = await readLaunch(client, id);
    const there = new Set(launch ? await issuedBy(client, launch.command) : []);
    // A province that was there has been issued something by the launch.
    const isNew = (unit: string): boolean => units.provinces.includes(unit) && !there.has(unit);
    const own = (events.get(id) ?? []).map((event) => sealedOf(event) as unknown as CycleEvent);
    const part = plannedPart('invited', rowsOf(own, { content, hash, units, isNew, calendarAt }, notLaunched(id)));
    if (part.rows.length > 0) await client.query(part.sql('$1'), [JSON.stringify(part.rows)]);
  }
}

const issuedBy = async (client: pg.ClientBase, command: string): Promise<string[]> =>
  (await client.query<{ unit: string }>(`select distinct event.data ->> 'unit' as unit from event where event.command_id = $1 and event.type = 'AssignmentIssued'`, [command])).rows.map(({ unit }) => unit);

/** The calendar that was the newest at an instant. */
async function calendarsAt(client: pg.ClientBase): Promise<(at: Instant) => WorkingCalendar> {
  const { rows } = await client.query<{ content: WorkingCalendar; at: number }>('select calendar_version.content, extract(epoch from calendar_version.published_at)::float8 * 1000 as at from calendar_version order by calendar_version.published_at');
  return (at) => {
    const calendar = (rows.findLast((row) => row.at <= at) ?? rows[0])?.content;
    if (!calendar) throw new Error('no calendar is stored');
    return calendar;
  };
}
