import type { Actor } from '#domain/access/actor.js';
import type { RecordContext } from './record-context.js';

/** A message that waits for its channel. `id` is its Message-ID at every attempt, so that a repeat is known as one. */
export interface HandedMessage {
  readonly id: string;
  readonly channel: 'email';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attempts: number;
}

/** An attempt at a channel takes at most this long; then the message may be tried by another worker. */
const LEASE = '60 seconds';

/** Takes messages to send, oldest first, by a lease. */
export async function takeHanded(record: RecordContext, limit: number): Promise<HandedMessage[]> {
  const { rows } = await record.pool.query<{ id: string; to: string; title: { zh: string; en: string }; lines: { zh: string }[]; attempts: number }>({
    name: 'take-handed',
    text: `with next as (
        select message.id from message where message.state = 'handed' and (message.try_after is null or message.try_after <= now()) and (message.leased_until is null or message.leased_until < now())
        order by message.try_after nulls first, message.created_at limit $1 for update skip locked)
      update message set leased_until = now() + interval '${LEASE}', attempts = message.attempts + 1 from next, app_user
      where message.id = next.id and app_user.id = message.recipient returning message.id, app_user.email as to, message.title, message.lines, message.attempts`,
    values: [limit],
  });
  return rows.map((row) => ({ id: row.id, channel: 'email', to: row.to, subject: `【联动】${row.title.zh}`, text: textOf(row.lines), attempts: row.attempts }));
}

/** How long (ms) until a message that still waits may be taken; null where none waits. */
export async function untilNextTry(record: RecordContext): Promise<number | null> {
  const { rows } = await record.pool.query<{ wait: number | null }>(
    `select greatest(0, extract(epoch from min(coalesce(greatest(message.try_after, message.leased_until), now())) - now()) * 1000)::float8 as wait from message where message.state = 'handed' having count(*) > 0`,
  );
  return rows[0]?.wait ?? null;
}

/** No plan content and no login link leaves the house. */
const textOf = (lines: readonly { zh: string }[]): string =>
  [...lines.map((line, index) => `${index + 1}. ${line.zh}`), '', '您收到此信，是因为您在上述单位承担相应职责；办结后不再提醒。请登录联动系统办理。'].join('\n');

export type ChannelResult = { readonly state: 'sent' } | { readonly state: 'failed'; readonly reason: string } | { readonly state: 'retry'; readonly reason: string; readonly afterMs: number };

/** Records what became of a message. */
export async function markMessage(record: RecordContext, id: string, result: ChannelResult): Promise<void> {
  if (result.state === 'retry') {
    await record.pool.query(`update message set try_after = now() + $2 * interval '1 millisecond', leased_until = null, failure = $3 where message.id = $1 and message.state = 'handed'`, [id, result.afterMs, result.reason]);
    return;
  }
  await record.pool.query(`update message set state = $2, settled_at = record_now(), leased_until = null, failure = $3 where message.id = $1 and message.state = 'handed'`, [id, result.state, result.state === 'failed' ? result.reason : null]);
}

/** A message that was given up is handed to its channel once more; false where there is no such one. Whoever asked stands in the audit trail. */
export async function handAgain(record: RecordContext, id: string, actor: Actor, source: string): Promise<boolean> {
  const { rowCount } = await record.pool.query(
    `with again as (
        update message set state = 'handed', settled_at = null, attempts = 0, try_after = null, leased_until = null where message.id = $1 and message.state in ('failed', 'unknown') and message.channel = 'email' returning message.id)
      select append_audit(record_now(), $2, 'HandMessageAgain', null, null, 'accepted', null, jsonb_build_object('message', again.id), $3) from again`,
    [id, actor, source],
  );
  return rowCount === 1;
}
