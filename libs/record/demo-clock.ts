import type { StreamId } from '#domain/shared/ids.js';
import type { RecordContext } from './record-context.js';

/** The demo's clock: an offset that the worker walks towards a target, from one instant at which something is due to the next. */
export async function readDemoClock(record: RecordContext): Promise<{ now: number; movingTo: number | null }> {
  const { rows } = await record.pool.query<{ now: number; target: number | null }>(
    `select round(extract(epoch from record_now()) * 1000)::float8 as now, round(extract(epoch from demo_clock.target_at) * 1000)::float8 as target from demo_clock where demo_clock.id = 1`,
  );
  return { now: rows[0]?.now ?? 0, movingTo: rows[0]?.target ?? null };
}

/** Sets where the clock is to go, epoch ms. False where that is past: the clock goes forward only. */
export async function moveDemoClock(record: RecordContext, target: number): Promise<boolean> {
  const { rowCount } = await record.pool.query(`update demo_clock set target_at = to_timestamp($1 / 1000.0) where demo_clock.id = 1 and to_timestamp($1 / 1000.0) > greatest(record_now(), demo_clock.target_at)`, [target]);
  return rowCount === 1;
}

/**
 * One step of a moving clock. While anything is due at the present instant, or waits to be told, it stays and answers the
 * streams that have something due; else it goes on to the next instant, at the latest to the target. So everything happens
 * in the order of the year and nothing is merged as if there had been an outage.
 */
export async function stepDemoClock(record: RecordContext): Promise<{ moving: boolean; offset: number; dueStreams: StreamId[] }> {
  const { rows } = await record.pool.query<{ offset_ms: string; moving: boolean }>('select demo_clock.offset_ms, demo_clock.target_at is not null as moving from demo_clock where demo_clock.id = 1');
  const offset = Number(rows[0]?.offset_ms ?? 0);
  if (!rows[0]?.moving) return { moving: false, offset, dueStreams: [] };
  const due = await record.pool.query<{ id: StreamId }>('select stream.id from stream where not stream.closed and stream.next_due_at <= record_now() order by stream.next_due_at');
  const waiting = await record.pool.query<{ waits: boolean }>(
    // A mail not tried yet would be dated by the hour to which the clock went on meanwhile; a channel that fails holds no time up.
    `select exists (select from wake where wake.not_before <= now()) or exists (select from reminder where reminder.state = 'armed' and reminder.due_at <= record_now())
       or exists (select from message where message.state = 'handed' and message.try_after is null and (message.not_before is null or message.not_before <= record_now())) as waits`,
  );
  if (due.rows.length > 0 || waiting.rows[0]?.waits) return { moving: true, offset, dueStreams: due.rows.map((row) => row.id) };
  const stepped = await record.pool.query<{ offset_ms: string; arrived: boolean }>(
    `with next as (
       select least(demo_clock.target_at, (select min(stream.next_due_at) from stream where not stream.closed),
         (select min(reminder.due_at) from reminder where reminder.state = 'armed'), (select min(message.not_before) from message where message.state = 'handed')) as at from demo_clock where demo_clock.id = 1)
     update demo_clock set offset_ms = greatest(demo_clock.offset_ms, ceil(extract(epoch from next.at - clock_timestamp()) * 1000)),
       target_at = case when next.at >= demo_clock.target_at then null else demo_clock.target_at end
     from next where demo_clock.id = 1 returning demo_clock.offset_ms, demo_clock.target_at is null as arrived`,
  );
  await record.pool.query(`select pg_notify('liandong_changed', '*')`);
  return { moving: !stepped.rows[0]?.arrived, offset: Number(stepped.rows[0]?.offset_ms ?? offset), dueStreams: [] };
}
