import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { AssignmentCommand, AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { evolve } from '#domain/assignment/assignment.evolve.js';
import { initialState, type AssignmentState } from '#domain/assignment/assignment.state.js';
import { instant } from '#domain/calendar/instant.js';
import type { CycleSettings } from '#domain/cycle/cycle-settings.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import { calendarOf } from './calendar-cache.js';
import { readDraft } from './facts/draft.facts.js';
import { hashOf } from './hash.js';
import { eventsUnderLock } from './load-events.js';
import type { Outcome, Receipt } from './outcome.js';
import { inTransactionTwice, type RecordContext, type Writes } from './record-context.js';
import { refused } from './refused.js';
import { changeOf, toldOf } from './stream-change.js';
import { writeAct } from './write.js';

export interface CommandInput {
  readonly stream: AssignmentId;
  /** The idempotency key. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly body: AssignmentCommandBody;
  /** Source address, for the audit trail. */
  readonly source?: string;
  /** Timed commands tell their workflow themselves (`executeTimed`). */
  readonly tellsWorkflow?: boolean;
}

/**
 * The only door through which an assignment changes, in one transaction: lock, known command, facts, `decide`, write.
 * A connection lost on the way, even while committing, is cleared up by trying once more: the command id tells whether it
 * had happened. Throws only for faults and bugs; a refusal is a value and leaves an audit row alone.
 */
export const execute = (record: RecordContext, input: CommandInput): Promise<Outcome> => inTransactionTwice(record, (client, writes) => attempt(record, client, writes, input));

interface Opened {
  readonly state: AssignmentState | null;
  readonly at_ms: number;
  readonly body_hash: string | null;
  readonly receipt_stream: string | null;
  readonly receipt: Receipt | null;
  readonly settings: CycleSettings | null;
  readonly calendar: string | null;
  readonly rules_version: number | null;
}

async function attempt(record: RecordContext, client: pg.PoolClient, writes: Writes, input: CommandInput): Promise<Outcome> {
  const { stream, commandId, actor, body } = input;
  const bodyHash = hashOf({ body, actor, stream });
  const { rows } = await client.query<Opened>({ name: 'open-stream', text: 'select * from open_stream($1, $2)', values: [stream, commandId] });
  const opened = rows[0];
  if (!opened) throw new Error('open_stream gave no row');
  const at = instant(record.clock ? await record.clock() : opened.at_ms);
  const refusing = (refusal: Refusal): Promise<Outcome> => refused(client, { ...input, commandType: body.type }, at, refusal);
  if (opened.receipt) {
    return opened.body_hash === bodyHash ? { receipt: opened.receipt, repeated: true } : refusing({ code: 'COMMAND_ID_REUSED', facts: { commandId } });
  }
  if (!opened.state || !opened.settings || !opened.calendar) return refusing({ code: 'NOT_FOUND', facts: { assignment: stream } });

  const draft = body.type === 'DraftPlan' ? await readDraft(client, stream) : null;
  const facts: AssignmentFacts = { at, settings: opened.settings, calendar: await calendarOf(client, opened.calendar), draft: draft?.fact ?? null };
  const before = await stateOf(client, stream, opened.state, opened.rules_version);
  const command: AssignmentCommand = { ...body, commandId, at, actor };
  const decision = decide(before, command, facts);
  if (isRefused(decision)) return refusing(decision.refusal);

  const change = changeOf(before, decision.events, command, facts);
  const receipt: Receipt = {
    commandId,
    stream,
    status: change.after.status,
    round: change.after.round,
    sequence: change.after.sequence,
    at,
    hash: change.after.hash,
    events: change.events.map((event) => event.type),
  };
  writes(writeAct(client, {
    commandId,
    commandType: body.type,
    bodyHash,
    stream,
    at,
    actor,
    source: input.source ?? null,
    receipt,
    changes: [change],
    lane: input.tellsWorkflow ? null : 1,
    ...(draft && change.after.planVersion > 0 ? { frozen: { assignment: stream, version: change.after.planVersion, textHash: draft.fact.textHash, sections: draft.sections } } : {}),
  }));
  return { receipt, repeated: false };
}

/** The snapshot; one that older rules made is folded again from the events, one of newer rules is not ours to judge. */
async function stateOf(client: pg.PoolClient, stream: AssignmentId, snapshot: AssignmentState, rulesVersion: number | null): Promise<AssignmentState> {
  if (rulesVersion === RULES_VERSION) return snapshot;
  if ((rulesVersion ?? 0) > RULES_VERSION) throw new Error(`${stream} was written by rules version ${rulesVersion}, this build has ${RULES_VERSION}`);
  return (await eventsUnderLock(client, stream)).map(toldOf).reduce(evolve, initialState(stream));
}
