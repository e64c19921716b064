import type pg from 'pg';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState } from '#domain/assignment/assignment.state.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import type { CycleCommandBody } from '#domain/cycle/cycle.commands.js';
import { decideCycle, type CycleFacts } from '#domain/cycle/cycle.decide.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';
import { evolveCycle } from '#domain/cycle/cycle.evolve.js';
import { notLaunched, type CycleState } from '#domain/cycle/cycle.state.js';
import { issueOrders, type IssueOrder } from '#domain/cycle/launch-cycle.js';
import { isRefused } from '#domain/shared/refusal.js';
import type { Sent } from '#domain/shared/stream.js';
import { newestCalendar } from './calendar-cache.js';
import type { Aggregate } from './execute-stream.js';
import { changeOf, type StreamChange } from './stream-change.js';

/** 年度周期 as a stream. */
export const CYCLE: Aggregate<CycleState, CycleCommandBody, CycleEvents, CycleFacts> = {
  kind: 'cycle',
  version: 2,
  hasWorkflow: false,
  initial: notLaunched,
  decide: decideCycle,
  evolve: evolveCycle,
  facts: async (client, _state, { year }) => ({
    calendar: await newestCalendar(client),
    catalogue: await newestCatalogue(client, year),
    provincialUnits: (await client.query<{ id: string }>(`select unit.id from unit where unit.kind = 'province' order by unit.position`)).rows.map((row) => row.id),
  }),
  alongside: ({ after }, command, { calendar, catalogue, provincialUnits }) => {
    if (after.status === 'not_launched' || !calendar || !catalogue) return [];
    const facts: AssignmentFacts = { at: command.at, settings: after.settings, calendar, draft: null };
    return issueOrders(catalogue.content, catalogue.hash, provincialUnits).map((order) => issued(order, command, facts));
  },
};

async function newestCatalogue(client: pg.PoolClient, year: number): Promise<CycleFacts['catalogue']> {
  const { rows } = await client.query<{ content: CatalogueVersion; hash: string }>('select content, hash from catalogue_version where year = $1 order by published_at desc limit 1', [year]);
  return rows[0] ?? null;
}

const issued = ({ stream, body }: IssueOrder, { commandId, at, actor }: Sent, facts: AssignmentFacts): StreamChange => {
  const command = { ...body, commandId, at, actor };
  const decision = decide(initialState(stream), command, facts);
  if (isRefused(decision)) throw new Error(`${stream} cannot be issued: ${decision.refusal.code}`);
  return changeOf(initialState(stream), decision.events, command, facts);
};
