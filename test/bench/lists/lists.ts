import { round, sender, summary } from '../callers.js';
import { PASSWORD } from '../content.js';
import { startApi } from '../system.js';
import type { BenchOptions } from '../options.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { THIS_YEAR } from './crowd.js';
import { fillDatabase } from './fill.js';
import { readsFor, type Read } from './reads.js';

/** For one reader, by goal: a list's data, and the heat map's (ms, p95). */
const LIMIT_MS = 150;
const MAP_LIMIT_MS = 50;
/** The least that a request costs here: HTTP, session, guard, one row. */
const BARE = '/session';
const WARM_UPS = 3;

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Every list page's data against so many assignments: what one reader waits for, beside a bare read in the same round. */
export async function lists({ postgres, database, assignments: [assignments = 0], calls, profile, only }: BenchOptions): Promise<object> {
  const system = await startApi({ postgres, database, profile, fill: (owner, record) => fillDatabase(owner, record, assignments, say) });
  const { send, close } = sender(system.origin, 1);
  try {
    const cookies = new Map<string, string>();
    const ask = async (who: string, path: string): Promise<number> => {
      const cookie = cookies.get(who) ?? (await signIn(send, who));
      cookies.set(who, cookie);
      const began = performance.now();
      const { status, body } = await send<unknown>('GET', path, { cookie });
      const ms = performance.now() - began;
      if (status !== 200) throw new Error(`${who} ${path}: ${status} ${JSON.stringify(body)}`);
      return ms;
    };
    const [department = '', next] = [CATALOGUE_2024.tasks.find(({ code }) => code === 't07')?.leadDepartment, await secondPage(send)];
    const reads = readsFor(department, next).filter(({ page }) => only === undefined || page.includes(only));
    const rows = [];
    for (const read of reads) {
      const row = await measured(read, ask, calls);
      rows.push(row);
      say(`${row.isOver ? 'OVER' : '    '} ${row.p50_ms.toFixed(1).padStart(8)} ${row.p95_ms.toFixed(1).padStart(8)} ${row.ratio.toFixed(1).padStart(7)}×  ${row.page} · ${row.who} · ${row.path}`);
    }
    const { rows: sizes } = await system.owner.query<{ assignments: number; events: number; reminders: number; bytes: number }>(
      `select (select count(*)::int from assignment_view) as assignments, (select count(*)::int from event) as events, (select count(*)::int from reminder) as reminders, pg_database_size(current_database())::float8 as bytes`,
    );
    const over = rows.filter(({ isOver }) => isOver);
    say(`${rows.length} reads, ${over.length} over ${LIMIT_MS} ms (the heat map ${MAP_LIMIT_MS} ms)`);
    return { calls, ...sizes[0], over: over.map(({ path }) => path), reads: rows };
  } finally {
    close();
    await system.stop();
  }
}

/** The bare read goes in turn with it, so that the ratio is of one moment. */
async function measured(read: Read, ask: (who: string, path: string) => Promise<number>, calls: number) {
  const [ms, bare]: [number[], number[]] = [[], []];
  for (let call = -WARM_UPS; call < calls; call++) {
    const took = [await ask(read.who, read.path), await ask(read.who, BARE)] as const;
    if (call < 0) continue;
    ms.push(took[0]);
    bare.push(took[1]);
  }
  const { p50_ms, p95_ms } = summary(1, ms);
  return { ...read, p50_ms, p95_ms, ratio: round(p50_ms / Math.max(summary(1, bare).p50_ms, 0.001)), isOver: p95_ms > (read.isMap ? MAP_LIMIT_MS : LIMIT_MS) };
}

const signIn = async (send: ReturnType<typeof sender>['send'], account: string): Promise<string> => {
  const { status, cookie } = await send('POST', '/session', { body: { account, password: PASSWORD } });
  if (status !== 200 || !cookie) throw new Error(`${account} cannot sign in: ${status}`);
  return cookie;
};

const secondPage = async (send: ReturnType<typeof sender>['send']): Promise<string | null> => {
  const { body } = await send<{ next: string | null }>('GET', `/assignments?cycle=${THIS_YEAR}`, { cookie: await signIn(send, 'bureau:coordinator') });
  return body.next;
};
