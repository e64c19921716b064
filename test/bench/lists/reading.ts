import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { round, summary, type Send } from '../callers.js';
import { PASSWORD } from '../content.js';
import { THIS_YEAR } from './crowd.js';
import { readsFor, type Read } from './reads.js';

/** For one reader, by goal: a list's data, and the heat map's (ms, p95). */
export const LIMIT_MS = 150;
export const MAP_LIMIT_MS = 50;
/** The least that a request costs here: HTTP, session, guard, one row. */
export const BARE = '/session';
const WARM_UPS = 3;

export interface MeasuredRead extends Read {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly p99_ms: number;
  /** To a bare read in the same round. */
  readonly ratio: number;
  readonly isOver: boolean;
}

/** People who signed in, by what their browser keeps. */
export class Readers {
  private readonly cookies = new Map<string, string>();
  constructor(private readonly send: Send) {}

  /** Throws where the account may not come in. */
  async cookieOf(account: string): Promise<string> {
    const known = this.cookies.get(account);
    if (known !== undefined) return known;
    const { status, cookie } = await this.send('POST', '/session', { body: { account, password: PASSWORD } });
    if (status !== 200 || !cookie) throw new Error(`${account} cannot sign in: ${status}`);
    this.cookies.set(account, cookie);
    return cookie;
  }

  async get<T>(who: string, path: string): Promise<T> {
    const { status, body } = await this.send<T>('GET', path, { cookie: await this.cookieOf(who) });
    if (status !== 200) throw new Error(`${who} ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }
}

/** Every list page's data, one reader after the other: what each waits for, beside a bare read in the same round. */
export async function measureReads(readers: Readers, { calls, only }: { readonly calls: number; readonly only: string | undefined }, say: (text: string) => void): Promise<MeasuredRead[]> {
  const department = CATALOGUE_2024.tasks.find(({ code }) => code === 't07')?.leadDepartment ?? '';
  const { next } = await readers.get<{ next: string | null }>('bureau:coordinator', `/assignments?cycle=${THIS_YEAR}`);
  const rows: MeasuredRead[] = [];
  for (const read of readsFor(department, next).filter(({ page }) => only === undefined || page.includes(only))) {
    const row = await measured(read, readers, calls);
    rows.push(row);
    say(`${row.isOver ? 'OVER' : '    '} ${row.p50_ms.toFixed(1).padStart(8)} ${row.p95_ms.toFixed(1).padStart(8)} ${row.ratio.toFixed(1).padStart(7)}×  ${nameOf(row)}`);
  }
  return rows;
}

export const nameOf = ({ page, who, path }: Read): string => `${page} · ${who} · ${path}`;

/** The bare read goes in turn with it, so that the ratio is of one moment. */
async function measured(read: Read, readers: Readers, calls: number): Promise<MeasuredRead> {
  const ask = async (path: string): Promise<number> => {
    const began = performance.now();
    await readers.get(read.who, path);
    return performance.now() - began;
  };
  await readers.cookieOf(read.who);
  const [ms, bare]: [number[], number[]] = [[], []];
  for (let call = -WARM_UPS; call < calls; call++) {
    const took = [await ask(read.path), await ask(BARE)] as const;
    if (call < 0) continue;
    ms.push(took[0]);
    bare.push(took[1]);
  }
  const { p50_ms, p95_ms, p99_ms } = summary(1, ms);
  return { ...read, p50_ms, p95_ms, p99_ms, ratio: round(p50_ms / Math.max(summary(1, bare).p50_ms, 0.001)), isOver: p95_ms > (read.isMap ? MAP_LIMIT_MS : LIMIT_MS) };
}
