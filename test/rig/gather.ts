import type pg from 'pg';
import { eventually } from '#testing/eventually.js';
import { ledgerSumOf } from '#record/ledger-sum.js';
import type { Difference } from '#record/difference.js';
import { recordNow } from '#record/record-context.js';
import { verifyRecord } from '#record/verify.js';
import type { AuditRow, Evidence, EventRow, MessageRow, ReceiptRow, ReminderRow, StreamRow, TellingRow } from './evidence.js';
import type { Deed } from './journal.js';
import type { Fault } from './nemesis.js';
import { hookedOf, silentUnitOf } from './size.js';
import { replayed, workflowsOf } from './workflows.js';
import type { World } from './world.js';

/** After the last fault everything is told, handed on and delivered within this (I7). */
const SETTLED_MS = 120_000;

const WAITING: readonly (readonly [what: string, sql: string])[] = [
  ['a workflow waits to be told', `select wake.stream_id as about from wake where wake.not_before <= now()`],
  ['a row of the ledger is due', `select concat_ws(' ', reminder.assignment_id, reminder.duty, reminder.rule) as about from reminder where reminder.state = 'armed' and reminder.due_at <= record_now()`],
  ['a message was not delivered', `select message.id::text as about from message where message.state = 'handed' and (message.not_before is null or message.not_before <= record_now())`],
  ['an instant has come and nothing happened', `select stream.id as about from stream where not stream.closed and stream.next_due_at <= record_now()`],
];

/** What a channel did not take is tried again after minutes: nobody waits for that here. The relay tells the dispatch of it, as of the end of the quiet hours. */
const TRIED_NOW = `update message set try_after = null, not_before = record_now() where message.state = 'handed' and message.try_after > now() and message.leased_until is null`;

/** Waits for the run to come to rest. Answers what did not. */
export async function settled({ system }: World, withinMs = SETTLED_MS): Promise<readonly string[]> {
  const left: string[] = [];
  // What moves no instant may be told within the hour: nobody waits for that here.
  await system.owner.query('update wake set not_before = now() where wake.not_before > now()');
  for (const [what, sql] of WAITING) {
    let about: readonly string[] = [];
    await eventually(what, async () => {
      await system.owner.query(TRIED_NOW);
      about = (await system.owner.query<{ about: string }>(sql)).rows.map((row) => row.about);
      return about.length === 0;
    }, withinMs, 200).catch(() => left.push(...about.slice(0, 5).map((each) => `${what}: ${each}`)));
  }
  return left;
}

const EVENTS = `select event.stream_id as stream, event.sequence, event.command_id as "commandId", event.type, round(extract(epoch from event.recorded_at) * 1000)::float8 as at, event.actor, event.round, event.data, event.hash
  from event order by event.stream_id, event.sequence`;
export const RECEIPTS = `select receipt.command_id as "commandId", receipt.stream_id as stream, receipt.content from receipt`;
export const AUDITS = `select audit.command_id as "commandId", audit.stream_id as stream, audit.action, audit.outcome, audit.code, audit.actor, audit.source from audit where audit.outcome in ('accepted', 'refused') order by audit.id`;
const STREAMS = `select stream.id, stream.kind, stream.sequence, stream.last_hash as hash, stream.closed, stream.state from stream where stream.kind = 'assignment' order by stream.id`;
const REMINDERS = `select reminder.assignment_id as assignment, reminder.duty, reminder.rule, reminder.occurrence, round(extract(epoch from reminder.due_at) * 1000)::float8 as "dueAt", reminder.state,
  reminder.suppressed_reason as reason, round(extract(epoch from reminder.settled_at) * 1000)::float8 as "settledAt",
  (select round(extract(epoch from min(message.handed_at)) * 1000)::float8 from delivery join message on message.id = delivery.message_id
    where (delivery.assignment_id, delivery.duty, delivery.rule, delivery.occurrence) = (reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence)) as "handedAt" from reminder`;
const TELLINGS = `select message.id::text as message, message.channel, message.recipient, line ->> 'assignment' as assignment, line ->> 'reminder' as reminder from message cross join jsonb_array_elements(message.lines) as line`;
const MESSAGES = `select message.id::text as id, message.channel, message.state, message.attempts, message.repeats from message`;

/** Reads both stores and the sink once. */
export async function gather(world: World, journal: { readonly deeds: readonly Deed[] }, faults: readonly Fault[], { bundle, unsettled }: { readonly bundle: string; readonly unsettled: readonly string[] }): Promise<Evidence> {
  const { owner, record, logged } = world.system;
  const read = async <R extends pg.QueryResultRow>(sql: string): Promise<readonly R[]> => (await owner.query<R>(sql)).rows;
  const streams = await read<StreamRow>(STREAMS);
  const now = await recordNow(record);
  return {
    deeds: journal.deeds, faults, silentUnit: silentUnitOf(world.size), hooked: hookedOf(world.size), now, streams,
    events: await read<EventRow>(EVENTS),
    receipts: await read<ReceiptRow>(RECEIPTS),
    audits: await read<AuditRow>(AUDITS),
    reminders: await read<ReminderRow>(REMINDERS),
    tellings: await read<TellingRow>(TELLINGS),
    messages: await read<MessageRow>(MESSAGES),
    mails: world.sink.mails,
    posts: world.hook.posts,
    wakes: (await read<{ id: string }>('select wake.stream_id as id from wake where wake.not_before <= now()')).map(({ id }) => id),
    workflows: await workflowsOf(world, streams),
    differences: await differences(world, now),
    replays: await replayed(world, bundle, streams.map(({ id }) => id)),
    logs: logged, unsettled,
  };
}

async function differences({ system: { owner, record } }: World, now: number): Promise<readonly Difference[]> {
  const client = await owner.connect();
  try {
    const verified = await verifyRecord(client, now);
    const { broken } = await ledgerSumOf(record);
    return [...verified.differences, ...broken.map(({ assignment, sum }): Difference => ({ kind: 'ledger', about: assignment, detail: `the sum is broken: ${JSON.stringify(sum)}` }))];
  } finally {
    client.release();
  }
}
