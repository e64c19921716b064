import type pg from 'pg';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState } from '#domain/assignment/assignment.state.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleCommandBody } from '#domain/cycle/cycle.commands.js';
import { decideCycle, orderForUnit, ordersForUnit, type CycleFacts } from '#domain/cycle/cycle.decide.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import { evolveCycle } from '#domain/cycle/cycle.evolve.js';
import { CYCLE_RULES_VERSION } from '#domain/cycle/cycle.rules.js';
import { completed } from '#domain/cycle/cycle-settings.js';
import { isLaunched, nextOfCycle, notLaunched, type CycleState, type LaunchedCycle } from '#domain/cycle/cycle.state.js';
import { launchOrders, type IssueOrder } from '#domain/cycle/launch-cycle.js';
import { withMovedDates } from '#domain/cycle/moved-dates.js';
import type { CopiedCycle } from '#domain/cycle/prepare-cycle.js';
import { membersOn, withGroups } from '#domain/cycle/region-groups.js';
import { yearOfCycle, type AssignmentId, type CycleId } from '#domain/shared/ids.js';
import { isRefused } from '#domain/shared/refusal.js';
import type { Sent } from '#domain/shared/stream.js';
import { carriedOver, readCarryOver, type CarryOverFact } from './facts/carry-over.facts.js';
import { readScores } from './facts/score.facts.js';
import { peopleOn } from './facts/person.facts.js';
import { launchUnits } from './facts/units.facts.js';
import { newestCalendar } from './calendar-cache.js';
import type { Aggregate } from './execute-stream.js';
import { readLaunch } from './launch-event.js';
import { optInParts } from './opt-in-ledger.js';
import { publishedScores } from './projections/published-score.projection.js';
import { changeOf, type StreamChange } from './stream-change.js';

/** What the act writes besides. */
export interface KeptCycleFacts extends CycleFacts {
  readonly carryOver?: CarryOverFact | undefined;
}

/** 年度周期 as a stream. Launch and a unit that joins issue assignments in the same transaction, a carry-over changes two. */
export const CYCLE: Aggregate<CycleState, CycleCommandBody, CycleEvents, KeptCycleFacts> = {
  kind: 'cycle',
  version: CYCLE_RULES_VERSION,
  hasWorkflow: true,
  initial: notLaunched,
  decide: decideCycle,
  evolve: evolveCycle,
  nextDue: nextOfCycle,
  isClosed: ({ status }) => status === 'archived',
  facts: async (client, state, command) => ({
    calendar: await newestCalendar(client),
    catalogue: isLaunched(state) ? await catalogueOf(client, state) : await newestCatalogue(client, state, dayOf(command.at)),
    units: await launchUnits(client),
    issued: command.type === 'AddUnit' || command.type === 'IssueToUnit' ? await issuedTo(client, state.id, command.unit) : [],
    launched: command.type === 'AddUnit' || command.type === 'ChangeGroup' ? (await readLaunch(client, state.id))?.launched : undefined,
    scores: command.type === 'PublishScores' ? await readScores(client, state.id, command.at) : undefined,
    open: command.type === 'ArchiveCycle' ? await openOf(client, state.id) : { count: 0, first: [] },
    people: command.type === 'LaunchCycle' && command.check ? await peopleOn(client, dayOf(command.at)) : [],
    copied: command.type === 'CopyCycle' ? await copiedCycle(client, command.from) : null,
    ...(command.type === 'CarryOver' ? await carryOverFacts(client, command) : {}),
  }),
  projections: (happened, facts) => [...optInParts(happened, facts), ...publishedScores(happened.events)],
  *alongside({ after, events }, command, facts) {
    if (!isLaunched(after) || !facts.calendar) return;
    const { carryOver } = facts;
    const issuing: AssignmentFacts = { at: command.at, settings: after.settings, calendar: facts.calendar, draft: null };
    for (const event of events) {
      if (command.type === 'CarryOver' && event.type === 'CarriedOver' && carryOver) yield* carriedOver(carryOver, event.data.items, command);
      else for (const order of ordersOf(event, facts)) yield issued(order, command, issuing);
    }
  },
};

const carryOverFacts = async (client: pg.PoolClient, command: Parameters<typeof readCarryOver>[1]): Promise<Pick<KeptCycleFacts, 'carryOver' | 'sides'>> => {
  const carryOver = await readCarryOver(client, command);
  return { carryOver, sides: carryOver.sides };
};

type Happening = Parameters<NonNullable<(typeof CYCLE)['alongside']>>[0]['events'][number];

/** What an event of the cycle issues. */
const ordersOf = (event: Happening, facts: CycleFacts): readonly IssueOrder[] => {
  if (event.type === 'IssuedToUnit') return [orderForUnit(event.data.obligation, event.data.unit, facts)].filter((order) => order !== undefined);
  if (event.type === 'UnitAdded') return ordersForUnit(event.data.unit, facts);
  return event.type === 'CycleLaunched' && facts.catalogue ? launchOrders(withMovedDates(facts.catalogue.content, event.data.moved ?? {}), facts.catalogue.hash, facts.units, event.data.settings) : [];
};

const issued = ({ stream, body }: IssueOrder, { commandId, at, actor }: Sent, facts: AssignmentFacts): StreamChange => {
  const command = { ...body, commandId, at, actor };
  const decision = decide(initialState(stream), command, facts);
  if (isRefused(decision)) throw new Error(`${stream} cannot be issued: ${decision.refusal.code}`);
  return changeOf(initialState(stream), decision.events, command, facts);
};

/** What would be launched: the newest of the year, with the groups that were named and stand on the day. */
async function newestCatalogue(client: pg.PoolClient, state: Exclude<CycleState, LaunchedCycle>, day: Day): Promise<CycleFacts['catalogue']> {
  const { rows } = await client.query<{ content: CatalogueVersion; hash: string }>('select content, hash from catalogue_version where year = $1 order by published_at desc limit 1', [yearOfCycle(state.id)]);
  return rows[0] ? { ...rows[0], content: withGroups(rows[0].content, state.status === 'preparing' ? membersOn(state.groups, state.validity, day) : {}) } : null;
}

async function catalogueOf(client: pg.PoolClient, state: LaunchedCycle): Promise<CycleFacts['catalogue']> {
  const { rows } = await client.query<{ content: CatalogueVersion; hash: string }>('select content, hash from catalogue_version where hash = $1', [state.catalogueHash]);
  return rows[0] ? { ...rows[0], content: withMovedDates(withGroups(rows[0].content, state.groups), state.moved ?? {}) } : null;
}

/** Of a cycle that was launched: its settings, and its catalogue with the groups of its last day. */
async function copiedCycle(client: pg.PoolClient, id: CycleId): Promise<CopiedCycle | null> {
  const { rows } = await client.query<{ state: CycleState }>(`select stream.state from stream where stream.id = $1 and stream.kind = 'cycle'`, [id]);
  const state = rows[0]?.state;
  const catalogue = state && isLaunched(state) ? await catalogueOf(client, state) : null;
  return state && isLaunched(state) && catalogue ? { settings: completed(state.settings), catalogue: catalogue.content } : null;
}

async function issuedTo(client: pg.PoolClient, cycle: string, unit: string): Promise<AssignmentId[]> {
  const { rows } = await client.query<{ id: AssignmentId }>('select assignment_view.id from assignment_view where assignment_view.unit_id = $1 and assignment_view.cycle_id = $2', [unit, cycle]);
  return rows.map((row) => row.id);
}

/** So many are named in a refusal; the count says how many there are. */
const NAMED = 20;

async function openOf(client: pg.PoolClient, cycle: string): Promise<CycleFacts['open']> {
  const { rows } = await client.query<{ id: AssignmentId; total: number }>(
    `select assignment_view.id, (count(*) over ())::int as total from assignment_view where assignment_view.cycle_id = $1 and assignment_view.status <> 'closed' order by assignment_view.id limit ${NAMED}`,
    [cycle],
  );
  return { count: rows[0]?.total ?? 0, first: rows.map((row) => row.id) };
}
