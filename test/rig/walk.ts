import { setTimeout as sleep } from 'node:timers/promises';
import type { ComposedSystem } from '../integration/system.js';
import type { Clients } from './clients.js';

/** The clock is told where to go; it goes on by itself while acts and kills go on. */
export async function walkTo(clients: Clients, day: Date): Promise<void> {
  const to = new Date(day.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  // Not later than where it goes already: refused, and as good.
  for (;;) {
    const { status } = await clients.as('coord').ask('POST', '/demo/clock', { to });
    if (status !== 0 && status < 500) return;
    await sleep(200);
  }
}

const ARRIVES_MS = 600_000;
export async function arrived({ owner }: ComposedSystem, withinMs = ARRIVES_MS): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end; await sleep(300)) {
    const { rows } = await owner.query<{ moving: boolean }>('select demo_clock.target_at is not null as moving from demo_clock where demo_clock.id = 1');
    if (!rows[0]?.moving) return;
  }
}
