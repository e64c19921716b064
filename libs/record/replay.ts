import type pg from 'pg';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import { initialState, type AssignmentState, type IssuedState } from '#domain/assignment/assignment.state.js';
import type { Instant } from '#domain/calendar/instant.js';
import type { WorkingCalendar } from '#domain/calendar/working-calendar.js';
import { completed, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import { optInWindow } from '#domain/cycle/opt-in.reminders.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { calendarOf } from './calendar-cache.js';
import { EVENT_COLUMNS } from './load-events.js';
import type { RecordedEvent } from './recorded-event.js';
import { changeAgain, toldOf, type StreamChange } from './stream-change.js';

/** A stored event and the command that it belongs to. */
export type StoredEvent = RecordedEvent & { readonly commandId: string };

/** Every event of these streams, unproven: the chain is the caller's to look at. */
export async function storedEvents(client: pg.ClientBase, streams: readonly string[]): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const { rows } = await client.query<StoredEvent & { settled: boolean }>(
    `select ${EVENT_COLUMNS}, event.command_id as "commandId" from event where event.stream_id = any ($1) order by event.stream_id, event.sequence`,
    [streams],
  );
  const byStream = new Map<string, StoredEvent[]>(streams.map((stream) => [stream, []]));
  for (const { settled: _settled, ...event } of rows) byStream.get(event.stream)?.push(event);
  return byStream;
}

/** Only the sealed part: what the hash covers. */
export const sealedOf = ({ commandId: _command, ...event }: StoredEvent): RecordedEvent => event;

/** The state that the events alone give. */
export const foldOf = (id: AssignmentId, events: readonly StoredEvent[]): AssignmentState => events.map((event) => toldOf(sealedOf(event))).reduce(evolve, initialState(id));

/** What the ledger was planned with at that instant. */
export type FactsOf = (after: IssuedState, at: Instant) => AssignmentFacts;

/** What each act did to a stream, in order, from its events. */
export const changesOf = (id: AssignmentId, events: readonly StoredEvent[], factsOf: FactsOf): StreamChange[] => {
  const acts: StoredEvent[][] = [];
  for (const event of events) {
    const last = acts.at(-1);
    if (last?.[0]?.commandId === event.commandId) last.push(event);
    else acts.push([event]);
  }
  let before: AssignmentState = initialState(id);
  return acts.map((act) => {
    const at = act[0]?.at as Instant;
    const was = before;
    const change = changeAgain(was, act.map(sealedOf), (after) => ({ ...factsOf(after, at), ...changedFrom(was, after, at, factsOf) }));
    before = change.after;
    return change;
  });
};

/** An act that brought another calendar or other settings: what stood before it. */
const changedFrom = (before: AssignmentState, after: IssuedState, at: Instant, factsOf: FactsOf): Pick<AssignmentFacts, 'changedFrom'> =>
  before.status === 'not_issued' || (before.calendarVersion === after.calendarVersion && before.settingsVersion === after.settingsVersion) ? {} : { changedFrom: factsOf(before, at) };

/** Settings of each cycle in every version, and every calendar version, read once: an assignment is reckoned by its own. */
export async function factsReader(client: pg.ClientBase): Promise<FactsOf> {
  const cycles = await client.query<{ id: string; settings: CycleSettings; versions: Record<string, CycleSettings> | null; launchedAt: Instant; launched: CycleEvents['CycleLaunched'] | null }>(
    `select stream.id, stream.state -> 'settings' as settings, stream.state -> 'settingsVersions' as versions, (stream.state ->> 'launchedAt')::float8 as "launchedAt",
       (select event.data from event where event.stream_id = stream.id and event.type = 'CycleLaunched') as launched from stream where stream.kind = 'cycle'`,
  );
  const versions = await client.query<{ version: string }>('select calendar_version.version from calendar_version');
  const cycleOf = new Map(cycles.rows.map((row) => [row.id, row]));
  const calendars = new Map<string, WorkingCalendar>();
  for (const { version } of versions.rows) calendars.set(version, await calendarOf(client, version));
  return (after, at) => {
    const cycle = cycleOf.get(after.cycle);
    const calendar = calendars.get(after.calendarVersion);
    if (!cycle || !calendar) throw new Error(`${after.id}: ${cycle ? `calendar ${after.calendarVersion}` : after.cycle} is not stored`);
    const window = after.mandatory || !cycle.launched ? undefined : optInWindow(cycle.launched, cycle.launchedAt);
    return { ...(window ? { optInWindow: window } : {}), at, settings: completed(cycle.versions?.[String(after.settingsVersion)] ?? cycle.settings), calendar, draft: null };
  };
}
