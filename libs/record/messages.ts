import type { Actor } from '#domain/access/actor.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import type { MessageKind } from '#domain/reminder/message.js';
import { DEFAULT_TEMPLATE, renderMessage, renderTest, type MessageLanguage, type MessageLine, type MessageTemplate } from '#domain/reminder/message-template.js';
import { recordNow, type RecordContext } from './record-context.js';

/** A message that waits for its channel. `id` is its Message-ID or key at every attempt, so that a repeat is known as one. */
export interface HandedMessage {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attempts: number;
  /** Since it was handed over, ms. */
  readonly ageMs: number;
  /** It may have been taken before: an attempt ended without an answer. */
  readonly isRepeat: boolean;
  readonly isTest: boolean;
}
export interface LaneChannel {
  readonly name: string;
  /** The peer drops a repeat by its id. */
  readonly knowsRepeats: boolean;
}

/** An attempt at a channel takes at most this long; then the message may be tried by another worker. */
const LEASE = '60 seconds';
/** So many faults of a channel one after another open its circuit. */
export const OPENS_AT = 5;
/** Retry with back-off for 24 h (N1). */
export const RETRY_FOR_MS = 24 * 3_600_000;
/** A digest waits this long for the rest of its lines at most: rows of one morning are dispatched 500 a commit. */
const COLLECTED_WITHIN = '2 minutes';

const IS_OPEN = `(channel_state.failures >= ${OPENS_AT} and channel_state.open_until > now())`;
/** 只读维护: nothing more is taken; what was taken is sent and settled (decision record 0063). */
const IS_IN_MAINTENANCE = 'exists (select from maintenance where maintenance.ended_at is null)';
/** `$1`: a test's hour, epoch ms; null: the record's. */
const IS_READY = `message.state = 'handed' and (message.try_after is null or message.try_after <= now()) and (message.leased_until is null or message.leased_until < now())
  and message.not_before is null and not ${IS_IN_MAINTENANCE}
  and (message.kind <> 'digest' or message.handed_at < now() - interval '${COLLECTED_WITHIN}' or not exists (select from reminder where reminder.state = 'armed' and reminder.due_at <= coalesce(to_timestamp($1::float8 / 1000.0), record_now())))`;

/** Channels with something to send now, whose circuit is not open; a test is sent all the same. Of each its first message is looked for: a queue may be long. */
export async function readyChannels(record: RecordContext): Promise<string[]> {
  const { rows } = await record.pool.query<{ channel: string }>({
    name: 'ready-channels',
    text: `with recursive queue as (
        (select message.channel from message where message.state = 'handed' order by message.channel limit 1)
        union all
        select (select message.channel from message where message.state = 'handed' and message.channel > queue.channel order by message.channel limit 1) from queue where queue.channel is not null)
      select queue.channel from queue left join channel_state on channel_state.channel = queue.channel
      where exists (select from message where message.channel = queue.channel and ${IS_READY} and (message.kind = 'test' or not coalesce(${IS_OPEN}, false)))`,
    values: [record.clock?.() ?? null],
  });
  return rows.map(({ channel }) => channel);
}

/** How many messages could be given to their channel now, whatever its circuit. */
export async function countReady(record: RecordContext): Promise<number> {
  const { rows } = await record.pool.query<{ ready: number }>({ name: 'count-ready', text: `select count(*)::int as ready from message where ${IS_READY}`, values: [record.clock?.() ?? null] });
  return rows[0]?.ready ?? 0;
}

/** What a worker that died had under way and the peer may have: `unknown` where a repeat would not be known as one, or was one. */
export async function giveUpUnanswered(record: RecordContext, { name, knowsRepeats }: LaneChannel): Promise<void> {
  await record.pool.query(
    `update message set state = 'unknown', settled_at = to_timestamp($3 / 1000.0), leased_until = null, failure = 'no answer: the attempt broke off'
     where message.channel = $1 and message.state = 'handed' and message.leased_until < now() and (not $2 or message.repeats > 0)`,
    [name, knowsRepeats, await recordNow(record)],
  );
}

/**
 * Takes messages of a channel to send, oldest first, by a lease; of one whose circuit has been open, a single one to see whether
 * it answers again; of tests alone, all of them. One that somebody had under way and gave no answer to is taken once more where the peer knows a repeat, else not.
 */
export async function takeHanded(record: RecordContext, { name, knowsRepeats }: LaneChannel, limit: number, { testsAlone = false } = {}): Promise<HandedMessage[]> {
  const { rows } = await record.pool.query<TakenRow>({
    name: testsAlone ? 'take-tests' : 'take-handed',
    text: `with next as (
        select message.id from message where message.channel = $2 and ${IS_READY} and (message.leased_until is null or ($4 and message.repeats = 0)) ${testsAlone ? "and message.kind = 'test'" : ''} order by message.try_after nulls first, message.created_at
        limit ${testsAlone ? '$3' : `coalesce((select case when ${IS_OPEN} then 0 when channel_state.failures >= ${OPENS_AT} then 1 end from channel_state where channel_state.channel = $2), $3)`} for update skip locked),
      taken as (
        update message set leased_until = now() + interval '${LEASE}', attempts = message.attempts + 1, repeats = message.repeats + (message.leased_until is not null)::int
        from next where message.id = next.id returning message.*)
      select taken.id, taken.kind, taken.language, taken.title, taken.lines, taken.attempts, taken.repeats, extract(epoch from now() - taken.handed_at)::float8 * 1000 as age,
        round(extract(epoch from taken.created_at) * 1000)::float8 as at, coalesce(app_user.name, unit.name, taken.recipient) as name,
        case taken.channel when 'email' then app_user.email when 'sms' then app_user.phone else '' end as to, message_template.subject, message_template.body
      from taken left join lateral (select * from app_user where taken.channel in ('email', 'sms') and app_user.id = taken.recipient limit 1) as app_user on true
        left join lateral (select * from unit where taken.channel not in ('email', 'sms') and unit.id = taken.recipient limit 1) as unit on true
        left join lateral (select * from message_template where message_template.kind = taken.kind and message_template.language = taken.language and message_template.version = taken.template_version limit 1) as message_template on true`,
    values: [record.clock?.() ?? null, name, limit, knowsRepeats],
  });
  return rows.map((row) => ({ id: row.id, to: row.to ?? '', attempts: row.attempts, ageMs: row.age, isRepeat: row.repeats > 0, isTest: row.kind === 'test', ...wordsOf(row) }));
}

interface TakenRow {
  readonly id: string;
  readonly kind: MessageKind | 'test';
  readonly language: MessageLanguage;
  readonly title: { readonly zh: string; readonly en: string };
  readonly lines: readonly MessageLine[];
  readonly attempts: number;
  readonly repeats: number;
  readonly age: number;
  readonly at: number;
  readonly name: string;
  readonly to: string | null;
  readonly subject: string | null;
  readonly body: string | null;
}

/** By the template's version that stood when the message was made: a repeat has the same words. */
const wordsOf = ({ kind, language, title, lines, at, name, subject, body }: TakenRow) => {
  if (kind === 'test') return renderTest(dayOf(instant(at)));
  const template: MessageTemplate = subject === null || body === null ? DEFAULT_TEMPLATE[language] : { subject, body };
  return renderMessage(template, { kind, language, title: title[language], recipient: name, date: dayOf(instant(at)), lines });
};

/** How long (ms) until a message that still waits may be taken; null where none waits but for the end of the quiet hours or of the maintenance, of which the dispatch hears. */
export async function untilNextTry(record: RecordContext): Promise<number | null> {
  const { rows } = await record.pool.query<{ wait: number | null }>(
    `select min(greatest(0, extract(epoch from greatest(message.try_after, message.leased_until, case when channel_state.failures >= ${OPENS_AT} then channel_state.open_until end) - now()) * 1000))::float8 as wait
     from message left join channel_state on channel_state.channel = message.channel where message.state = 'handed' and message.not_before is null and not ${IS_IN_MAINTENANCE} having count(*) > 0`,
  );
  return rows[0]?.wait ?? null;
}

export type ChannelResult =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unknown'; readonly reason: string }
  | { readonly state: 'retry'; readonly reason: string; readonly afterMs: number; readonly isRepeat?: boolean };

/** Records what became of a message. */
export async function markMessage(record: RecordContext, id: string, result: ChannelResult): Promise<void> {
  const [reason, afterMs, isRepeat] = [result.state === 'sent' ? null : result.reason, result.state === 'retry' ? result.afterMs : null, result.state === 'retry' && result.isRepeat === true];
  await record.pool.query({
    name: 'mark-message',
    text: `update message set state = case $2::text when 'retry' then 'handed' else $2 end, settled_at = case when $2 <> 'retry' then record_now() end,
        try_after = case $2 when 'retry' then now() + $4::float8 * interval '1 millisecond' else message.try_after end, leased_until = null, failure = $3, repeats = message.repeats + $5::bool::int
      where message.id = $1 and message.state = 'handed'`,
    values: [id, result.state, reason, afterMs, isRepeat],
  });
}

/**
 * A message that was given up is handed to its channel once more; false where there is no such one. Whoever asked stands in the
 * audit trail. It waits until now: the relay tells the dispatch of that, which sets it free.
 */
export async function handAgain(record: RecordContext, id: string, actor: Actor, source: string): Promise<boolean> {
  const { rowCount } = await record.pool.query(
    `with again as (
        update message set state = 'handed', settled_at = null, attempts = 0, repeats = 0, handed_at = now(), try_after = null, leased_until = null, not_before = coalesce(to_timestamp($4::float8 / 1000.0), record_now())
        where message.id = $1 and message.state in ('failed', 'unknown') and message.channel <> 'in_app' and message.kind <> 'test' returning message.id)
      select append_audit(record_now(), $2, 'HandMessageAgain', null, null, 'accepted', null, jsonb_build_object('message', again.id), $3) from again`,
    [id, actor, source, record.clock?.() ?? null],
  );
  return rowCount === 1;
}

/** The quiet hours are over: what was held back is free to go. Answers how many. */
export async function releaseHeld(record: RecordContext): Promise<number> {
  const { rowCount } = await record.pool.query(`update message set not_before = null, handed_at = now() where message.state = 'handed' and message.not_before <= to_timestamp($1 / 1000.0)`, [await recordNow(record)]);
  return rowCount ?? 0;
}
