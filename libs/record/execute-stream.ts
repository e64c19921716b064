import type pg from 'pg';
import type { Actor } from '#domain/access/actor.js';
import { instant, type Instant } from '#domain/calendar/instant.js';
import { isRefused, type Decision, type Refusal } from '#domain/shared/refusal.js';
import type { EventIn, NewEventOf, Sent, StreamState } from '#domain/shared/stream.js';
import { hashOf } from './hash.js';
import { eventsUnderLock } from './load-events.js';
import type { Outcome, Receipt } from './outcome.js';
import type { Part } from './part.js';
import { inTransactionTwice, type RecordContext, type Tried, type Writes } from './record-context.js';
import { sealAndFold } from './recorded-event.js';
import { refused } from './refused.js';
import { saying } from './saying.js';
import type { StreamChange } from './stream-change.js';
import type { StreamKind, StreamWrite } from './stream-write.js';
import { writeInPieces } from './write-in-pieces.js';
import { writeAct } from './write.js';

/** What an accepted command did to its stream. */
export interface Happened<S, Data> {
  readonly before: S;
  readonly after: S;
  readonly events: readonly EventIn<Data>[];
  readonly at: Instant;
}

/** Another stream as an act leaves it, with what it projects. */
export interface Beside {
  readonly write: StreamWrite;
  readonly parts: readonly Part[];
}

/**
 * A kind of stream other than assignments, as a plain value: what `executeStream` must know of it. `Data` is its table of
 * events, `Body` the union of its commands, `Facts` what its rules need to know besides.
 */
export interface Aggregate<S extends StreamState, Body extends { readonly type: string }, Data, Facts = undefined> {
  readonly kind: StreamKind;
  /** Of the state's shape: a snapshot of another version is folded again from the events. */
  readonly version: number;
  /** Whether a workflow follows the stream. */
  readonly hasWorkflow: boolean;
  readonly initial: (id: string) => S;
  readonly decide: (state: S, command: Body & Sent, facts: Facts) => Decision<NewEventOf<Data>>;
  readonly evolve: (state: S, event: EventIn<Data>) => S;
  readonly nextDue?: (state: S) => { readonly at: Instant } | undefined;
  readonly isClosed?: (state: S) => boolean;
  /** Read inside the deciding transaction, under the stream's lock. */
  readonly facts: (client: pg.PoolClient, state: S, command: Body & Sent) => Promise<Facts>;
  /** Assignments that are issued or changed by the same act, in the same transaction. */
  readonly alongside?: (happened: Happened<S, Data>, command: Body & Sent, facts: Facts) => Iterable<StreamChange>;
  /** Streams of other kinds that the same act changes; their rows were locked with the facts. */
  readonly besides?: (happened: Happened<S, Data>, command: Body & Sent, facts: Facts) => readonly Beside[];
  readonly projections?: (happened: Happened<S, Data>, facts: Facts) => readonly Part[];
}

export interface StreamCommand<Body> {
  readonly stream: string;
  /** The idempotency key. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly body: Body;
  readonly source?: string;
  /** Timed commands tell their workflow themselves. */
  readonly tellsWorkflow?: boolean;
}

/**
 * The door of `execute` for every other kind of stream: lock, known command, facts, `decide`, write, in one transaction. The
 * stream is made by its first command. A refusal is a value and leaves an audit row alone.
 */
export const executeStream = <S extends StreamState, Body extends { readonly type: string }, Data, Facts>(
  record: RecordContext,
  aggregate: Aggregate<S, Body, Data, Facts>,
  input: StreamCommand<Body>,
): Promise<Outcome> => saying(record, input, () => inTransactionTwice(record, (client, writes, tried) => attempt(record, client, writes, aggregate, input, tried)));

async function attempt<S extends StreamState, Body extends { readonly type: string }, Data, Facts>(
  record: RecordContext,
  client: pg.PoolClient,
  writes: Writes,
  aggregate: Aggregate<S, Body, Data, Facts>,
  input: StreamCommand<Body>,
  tried: Tried,
): Promise<Outcome> {
  const { stream, commandId, actor, body } = input;
  const bodyHash = hashOf({ body, actor, stream });
  const opened = await open(client, writes, input);
  const at = instant(record.clock ? await record.clock() : opened.at_ms);
  const refusing = (refusal: Refusal): Promise<Outcome> => refused(client, { ...input, commandType: body.type }, at, refusal, tried);
  if (opened.receipt) return opened.body_hash === bodyHash ? { receipt: opened.receipt, repeated: true } : refusing({ code: 'COMMAND_ID_REUSED', facts: { commandId } });

  const before = await stateOf(client, aggregate, stream, opened);
  const command = { ...body, commandId, at, actor };
  const facts = await aggregate.facts(client, before, command);
  const decision = aggregate.decide(before, command, facts);
  if (isRefused(decision)) return refusing(decision.refusal);

  const { after, events, sealed } = sealAndFold<S, EventIn<Data>>(before, decision.events, command, aggregate.evolve);
  const happened = { before, after, events, at };
  const besides = aggregate.besides?.(happened, command, facts) ?? [];
  const own = besides.reduce((sum, { write: { sealed: theirs } }) => sum + theirs.length, sealed.length);
  // A crowd of assignments starts behind what people do meanwhile.
  const crowd = { commandId, trace: record.tracing?.current(), lane: 2 } as const;
  let issued = 0;
  const { rest, ahead } = await writeInPieces(client, writes, crowd, own, counted(aggregate.alongside?.(happened, command, facts) ?? [], () => (issued += 1)));
  const receipt: Receipt = {
    commandId, stream, status: after.status, round: 1, sequence: after.sequence, at, hash: after.hash, events: events.map((event) => event.type),
    ...(issued > 0 ? { issued } : {}),
  };
  const wake = aggregate.hasWorkflow && !input.tellsWorkflow ? { lane: 1 as const, atOnce: true } : null;
  const closed = aggregate.isClosed?.(after) ?? false;
  writes(writeAct(client, {
    ...crowd, commandType: body.type, bodyHash, stream, at, actor, source: input.source ?? null, receipt, changes: rest, ahead,
    streams: [{ kind: aggregate.kind, id: stream, sequence: after.sequence, hash: after.hash, state: after, rulesVersion: aggregate.version, dueAt: aggregate.nextDue?.(after)?.at ?? null, closed, sealed, wake }, ...besides.map(({ write }) => write)],
    parts: [...(aggregate.projections?.(happened, facts) ?? []), ...besides.flatMap(({ parts }) => parts)],
  }));
  return { receipt, repeated: false };
}

/** What a launch is known by is the provinces' part; cities' and departments' come beside it. */
function* counted(changes: Iterable<StreamChange>, issue: () => void): Iterable<StreamChange> {
  for (const change of changes) {
    if (change.before.status === 'not_issued' && change.after.level === 'province') issue();
    yield change;
  }
}

interface Opened {
  readonly state: unknown;
  readonly rules_version: number | null;
  readonly at_ms: number;
  readonly body_hash: string | null;
  readonly receipt: Receipt | null;
}

/** Two firsts of a stream meet at an advisory lock: there is no row yet that they could lock. */
async function open(client: pg.PoolClient, writes: Writes, { stream, commandId }: { stream: string; commandId: string }): Promise<Opened> {
  writes(client.query({ name: 'lock-stream', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [stream] }));
  // A statement of its own, so that it sees what was committed while it waited for the lock.
  const { rows } = await client.query<Opened>({
    name: 'open-other-stream',
    text: `select stream.state, stream.rules_version, round(extract(epoch from record_now()) * 1000)::float8 as at_ms, receipt.body_hash, receipt.content as receipt
      from (select 1) as one left join stream on stream.id = $1 left join receipt on receipt.command_id = $2`,
    values: [stream, commandId],
  });
  if (!rows[0]) throw new Error('a stream was opened without a row');
  return rows[0];
}

async function stateOf<S extends StreamState, Body extends { readonly type: string }, Data, Facts>(client: pg.PoolClient, aggregate: Aggregate<S, Body, Data, Facts>, stream: string, { state, rules_version }: Opened): Promise<S> {
  if (state === null) return aggregate.initial(stream);
  if (rules_version === aggregate.version) return state as S;
  if ((rules_version ?? 0) > aggregate.version) throw new Error(`${stream} was written by rules version ${rules_version}, this build has ${aggregate.version}`);
  const events = (await eventsUnderLock(client, stream)) as unknown as readonly EventIn<Data>[];
  return events.reduce(aggregate.evolve, aggregate.initial(stream));
}
