import type pg from 'pg';
import type { Instant } from '#domain/calendar/instant.js';
import type { CycleEvents } from '#domain/cycle/cycle.events.js';

/** The event of a cycle's launch, with its command. */
export async function readLaunch(client: pg.ClientBase, cycle: string): Promise<{ readonly launched: CycleEvents['CycleLaunched']; readonly at: Instant; readonly command: string } | undefined> {
  const { rows } = await client.query<{ launched: CycleEvents['CycleLaunched']; at: Instant; command: string }>(
    `select event.data as launched, round(extract(epoch from event.recorded_at) * 1000)::float8 as at, event.command_id as command from event where event.stream_id = $1 and event.type = 'CycleLaunched'`,
    [cycle],
  );
  return rows[0];
}
