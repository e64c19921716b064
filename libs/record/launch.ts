import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { initialState, NO_HASH } from '#domain/assignment/assignment.state.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { settingsOf, type CycleSettings } from '#domain/cycle/cycle-settings.js';
import { issueOrders, type CycleState } from '#domain/cycle/launch-cycle.js';
import { cycleId } from '#domain/shared/ids.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import { calendarOf } from './calendar-cache.js';
import { hashOf } from './hash.js';
import type { Outcome } from './outcome.js';
import { inTransaction, type RecordContext } from './record-context.js';
import { seal } from './recorded-event.js';
import { changeOf } from './stream-change.js';
import { writeAct } from './write.js';

export interface LaunchReceipt {
  readonly commandId: string;
  readonly stream: string;
  readonly issued: number;
  readonly at: Instant;
  readonly sequence: number;
  readonly hash: string;
}
export interface LaunchInput {
  readonly year: number;
  readonly commandId: string;
  readonly actor: Actor;
  readonly source?: string;
  /** What differs from the defaults of the feature document. */
  readonly settings?: Partial<CycleSettings>;
}

/** 下达 of a whole cycle in one transaction: every assignment is visible at once or none is; workflows start behind it. */
export const launchCycle = (record: RecordContext, input: LaunchInput): Promise<Outcome<LaunchReceipt>> => inTransaction(record, (client) => attempt(record, client, input));

async function attempt(record: RecordContext, client: pg.PoolClient, input: LaunchInput): Promise<Outcome<LaunchReceipt>> {
  const { year, commandId, actor } = input;
  const stream = cycleId(year);
  const bodyHash = hashOf({ year, settings: input.settings ?? {}, actor });
  // Two launches of one year must meet somewhere before the cycle's row is there to be locked.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [stream]);
  const opened = (await client.query<{ state: unknown; at_ms: number; body_hash: string | null; receipt: LaunchReceipt | null; calendar: string | null }>('select * from open_stream($1, $2)', [stream, commandId])).rows[0];
  if (!opened) throw new Error('open_stream gave no row');
  const at = instant(record.clock ? await record.clock() : opened.at_ms);
  const refusing = async (refusal: Refusal): Promise<Outcome<LaunchReceipt>> => {
    await client.query(`select append_audit(to_timestamp($1 / 1000.0), $2, 'LaunchCycle', $3, $4, 'refused', $5, $6, $7)`, [at, actor, stream, commandId, refusal.code, refusal.facts, input.source ?? null]);
    return { refusal };
  };
  if (opened.receipt) return opened.body_hash === bodyHash ? { receipt: opened.receipt, repeated: true } : refusing({ code: 'COMMAND_ID_REUSED', facts: { commandId } });
  if (actor.kind !== 'user' || !actor.roles.includes('coordinator')) return refusing({ code: 'WRONG_ROLE', facts: { verb: 'LaunchCycle', roles: ['coordinator'] } });
  if (opened.state) return refusing({ code: 'CYCLE_ALREADY_LAUNCHED', facts: { year } });

  const { rows } = await client.query<{ content: CatalogueVersion; hash: string }>('select content, hash from catalogue_version where year = $1 order by published_at desc limit 1', [year]);
  const catalogue = rows[0];
  if (!catalogue || !opened.calendar) return refusing({ code: 'NO_CATALOGUE', facts: { year } });
  const units = (await client.query<{ id: string }>(`select unit.id from unit where unit.kind = 'province' order by unit.position`)).rows.map((row) => row.id);
  const orders = issueOrders(catalogue.content, catalogue.hash, units);
  if (orders.length === 0) return refusing({ code: 'NO_OBLIGATION', facts: { year } });

  const settings = { ...settingsOf(year), ...input.settings };
  const cycle = await openCycle(client, { id: stream, status: 'launched', year, catalogueHash: catalogue.hash, settings, launchedAt: at }, input, at);
  const facts: AssignmentFacts = { at, settings, calendar: await calendarOf(client, opened.calendar), draft: null };
  const changes = orders.map(({ stream: id, body }) => {
    const command = { ...body, commandId, at, actor };
    const decision = decide(initialState(id), command, facts);
    if (isRefused(decision)) throw new Error(`${id} cannot be issued: ${decision.refusal.code}`);
    return changeOf(initialState(id), decision.events, command, facts);
  });
  const receipt: LaunchReceipt = { commandId, stream, issued: changes.length, at, sequence: 1, hash: cycle.hash };
  await writeAct(client, { commandId, commandType: 'LaunchCycle', bodyHash, stream, at, actor, source: input.source ?? null, receipt, changes, lane: 2 });
  return { receipt, repeated: false };
}

async function openCycle(client: pg.PoolClient, state: CycleState, { commandId, actor }: LaunchInput, at: Instant): Promise<{ hash: string }> {
  const data = { year: state.year, catalogueHash: state.catalogueHash, settings: state.settings };
  const event = seal({ stream: state.id, sequence: 1, type: 'CycleLaunched', at, actor, round: 1, data, texts: {}, previousHash: NO_HASH });
  await client.query(`insert into stream (id, kind, sequence, last_hash, state, rules_version) values ($1, 'cycle', 1, $2, $3, 1)`, [state.id, event.hash, JSON.stringify(state)]);
  // Position -1: the assignments' events of the same command count from 0.
  await client.query(
    `insert into event (stream_id, sequence, command_id, position, type, recorded_at, actor, round, data, texts, previous_hash, hash)
     values ($1, 1, $2, -1, $3, to_timestamp($4 / 1000.0), $5, 1, $6, '{}', $7, $8)`,
    [state.id, commandId, event.type, at, actor, JSON.stringify(data), event.previousHash, event.hash],
  );
  return { hash: event.hash };
}
