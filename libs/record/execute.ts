import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import type { AssignmentCommand, AssignmentCommandBody } from '#domain/assignment/assignment.commands.js';
import { decide } from '#domain/assignment/assignment.decide.js';
import { instant } from '#domain/calendar/instant.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { isRefused, type Refusal } from '#domain/shared/refusal.js';
import { readJudged, type OpenedStream } from './facts/assignment.facts.js';
import { hashOf } from './hash.js';
import type { Outcome, Receipt } from './outcome.js';
import { inTransactionTwice, type RecordContext, type Tried, type Writes } from './record-context.js';
import { refused } from './refused.js';
import { saying } from './saying.js';
import { changeOf } from './stream-change.js';
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
  /** 2: one of many, told behind what people do meanwhile. */
  readonly lane?: 1 | 2;
}

/**
 * The only door through which an assignment changes, in one transaction: lock, known command, facts, `decide`, write.
 * A connection lost on the way, even while committing, is cleared up by trying once more: the command id tells whether it
 * had happened. Throws only for faults and bugs; a refusal is a value and leaves an audit row alone.
 */
export const execute = (record: RecordContext, input: CommandInput): Promise<Outcome> => saying(record, input, () => inTransactionTwice(record, (client, writes, tried) => attempt(record, client, writes, input, tried)));

interface Opened extends OpenedStream {
  readonly at_ms: number;
  readonly body_hash: string | null;
  readonly receipt: Receipt | null;
}

async function attempt(record: RecordContext, client: pg.PoolClient, writes: Writes, input: CommandInput, tried: Tried): Promise<Outcome> {
  const { stream, commandId, body } = input;
  const bodyHash = hashOf({ body, actor: input.actor, stream });
  const { rows } = await client.query<Opened>({ name: 'open-stream', text: 'select * from open_stream($1, $2)', values: [stream, commandId] });
  const opened = rows[0];
  if (!opened) throw new Error('open_stream gave no row');
  const at = instant(record.clock ? await record.clock() : opened.at_ms);
  const refusing = (refusal: Refusal): Promise<Outcome> => refused(client, { ...input, commandType: body.type }, at, refusal, tried);
  if (opened.receipt) {
    return opened.body_hash === bodyHash ? { receipt: opened.receipt, repeated: true } : refusing({ code: 'COMMAND_ID_REUSED', facts: { commandId } });
  }
  const judged = await readJudged(client, stream, opened, input.actor, body, at);
  if ('refusal' in judged) return refusing(judged.refusal);
  const { before, actor, facts, draft } = judged;
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
    trace: record.tracing?.current(),
    lane: input.tellsWorkflow ? null : (input.lane ?? 1),
    ...(draft && change.after.planVersion > 0 ? { frozen: { assignment: stream, version: change.after.planVersion, textHash: draft.fact.textHash, sections: draft.sections } } : {}),
  }));
  return { receipt, repeated: false };
}
