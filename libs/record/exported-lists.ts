import type { RecordContext } from './record-context.js';

/** What became of a list that goes out in the background. */
export type ListOutcome = { readonly state: 'ready'; readonly name: string; readonly size: number; readonly rows: number; readonly madeAs: string } | { readonly state: 'failed' };
interface Said {
  readonly zh: string;
  readonly en: string;
}

/** So many days, by the record's clock, a list is kept. */
export const KEPT_DAYS = 7;

/**
 * Settles an attempt and tells its owner, in one statement: a list is ready once and there is one notice of it, whoever
 * else has made it meanwhile. False where another attempt has begun or settled it.
 */
export async function settleExportedList({ pool }: RecordContext, { id, attempt }: { readonly id: string; readonly attempt: number }, outcome: ListOutcome, notice: { readonly title: Said; readonly text: Said }): Promise<boolean> {
  const made = outcome.state === 'ready' ? outcome : null;
  const { rowCount } = await pool.query(
    `with clock as materialized (select record_now() as now),
      settled as (
        update exported_list set state = $3, name = $4, size = $5, rows_done = coalesce($6, exported_list.rows_done), rows_total = coalesce($6, exported_list.rows_total), made_as = $7, leased_until = null,
          settled_at = clock.now, expires_at = clock.now + interval '${KEPT_DAYS} days'
        from clock where exported_list.id = $1 and exported_list.attempts = $2 and exported_list.state = 'waiting' returning exported_list.id, exported_list.owner, clock.now),
      told as (
        insert into message (channel, recipient, kind, key, title, lines, created_at, state, settled_at)
        select 'in_app', settled.owner, 'exported_list', 'exported-list|' || settled.id, $8, jsonb_build_array($9::jsonb || jsonb_build_object('assignment', '', 'reminder', 'exported-list|' || settled.id)), settled.now, 'sent', settled.now from settled
        on conflict (key, channel) do nothing)
      select pg_notify('liandong_changed', 'user/' || settled.owner) from settled`,
    [id, attempt, outcome.state, made?.name ?? null, made?.size ?? null, made?.rows ?? null, made?.madeAs ?? null, JSON.stringify(notice.title), JSON.stringify(notice.text)],
  );
  return rowCount === 1;
}
