import { round, sender, summary } from '../callers.js';
import { PASSWORD } from '../content.js';
import { THIS_YEAR } from '../lists/crowd.js';
import { eachSize } from '../lists/each-size.js';
import type { BenchOptions } from '../options.js';
import type { System } from '../system.js';

const READERS = 4;
const WARM_UPS = 5;
const READS = { overview: `/overview?cycle=${THIS_YEAR}`, items: `/assignments?cycle=${THIS_YEAR}`, worklist: '/worklist' } as const;
/** What a wall without a row of its own would ask, of all that there is. */
const GROUP_BY = 'select view.unit_id, view.task_code, view.status, count(*) from assignment_view as view group by view.unit_id, view.task_code, view.status';

/** Four readers of the wall through HTTP, beside four who count by GROUP BY, at each size: p99 in ms, and what a size costs over the smallest. */
export async function dashboard(options: BenchOptions): Promise<object> {
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const sizes = await eachSize(options, say, async (system) => {
    const size = await atSize(system, options.calls);
    say(JSON.stringify(size));
    return size;
  });
  const [first, last] = [sizes[0], sizes.at(-1)];
  const growth = first && last ? Object.fromEntries(Object.entries(last.p99_ms).map(([name, ms]) => [name, round(ms / (first.p99_ms[name] ?? ms))])) : {};
  return { readers: READERS, calls: options.calls, sizes, growth };
}

async function atSize(system: Pick<System, 'origin' | 'owner'>, calls: number) {
  const { send, close } = sender(system.origin, READERS);
  try {
    const { cookie = '' } = await send('POST', '/session', { body: { account: 'bureau:coordinator', password: PASSWORD } });
    const p99_ms: Record<string, number> = {};
    for (const [name, path] of Object.entries(READS)) {
      p99_ms[name] = await p99(calls, async () => {
        const { status } = await send('GET', path, { cookie });
        if (status !== 200) throw new Error(`${path}: ${status}`);
      });
    }
    p99_ms['group_by'] = await p99(calls, () => system.owner.query(GROUP_BY));
    const { rows } = await system.owner.query<{ n: number; bytes: number }>('select (select count(*)::int from assignment_view) as n, pg_database_size(current_database())::float8 as bytes');
    return { assignments: rows[0]?.n ?? 0, bytes: rows[0]?.bytes ?? 0, p99_ms };
  } finally {
    close();
  }
}

async function p99(calls: number, ask: () => Promise<unknown>): Promise<number> {
  const ms: number[] = [];
  await Promise.all(
    Array.from({ length: READERS }, async () => {
      for (let call = -WARM_UPS; call < calls; call++) {
        const began = performance.now();
        await ask();
        if (call >= 0) ms.push(performance.now() - began);
      }
    }),
  );
  return summary(1, ms).p99_ms;
}
