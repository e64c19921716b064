import type pg from 'pg';
import { inTransaction, recordNow, type RecordContext } from './record-context.js';

/** When the database came back, and of which instant it is. */
export interface LostSpan {
  readonly takenAt: Date;
  readonly reason: string;
}

/**
 * The database was set back: before any worker runs on it. What was on its way, and what falls due up to this instant, may have
 * gone out in the lost span: it becomes `unknown` and is sent by who looks at it, never twice by itself (decision record 0058).
 * Answers how many were on their way.
 */
export async function settleLostSpan(record: RecordContext, { takenAt, reason }: LostSpan): Promise<number> {
  return inTransaction(record, async (client) => {
    const now = await recordNow(record, client);
    await client.query('insert into restore (restored_at, taken_at, reason) values (to_timestamp($1 / 1000.0), $2, $3)', [now, takenAt, reason]);
    const { rowCount } = await client.query(
      `update message set state = 'unknown', settled_at = to_timestamp($1 / 1000.0), leased_until = null, failure = $2
       where message.state = 'handed' and (message.not_before is null or message.not_before <= to_timestamp($1 / 1000.0))`,
      [now, LOST],
    );
    return rowCount ?? 0;
  });
}

/** Why a message is unknown that fell due before the database came back. */
export const LOST = 'the database was set back: it may have gone out before';

/** Epoch ms up to which what leaves the house may have left it before; 0: the database was never set back. */
export async function lostUntil(client: pg.PoolClient): Promise<number> {
  const { rows } = await client.query<{ at: number }>({ name: 'lost-until', text: 'select coalesce(round(extract(epoch from max(restore.restored_at)) * 1000), 0)::float8 as at from restore' });
  return rows[0]?.at ?? 0;
}
