import type pg from 'pg';
import { hashOf } from '#record/hash.js';
import { round, summary, type Send } from '../callers.js';
import { THIS_YEAR } from './crowd.js';
import { BARE, type Readers } from './reading.js';

const SECTIONS = [{ id: 'goals', text: '目标'.repeat(64) }];

/** Of one verb, and to a bare read in the same round. */
export type Acted = ReturnType<typeof summary> & { readonly ratio: number };

interface Drafted {
  readonly id: string;
  readonly unit: string;
  readonly task: string;
  readonly version: number;
}

/**
 * So many acts of one caller after another in the cycle under way, as a unit that was silent begins: drafts, then its leader
 * signs. By its verb; throws where one is not taken, or where too few are left of a database that was used before.
 */
export async function measureActs(owner: pg.Pool, send: Send, readers: Readers, acts: number): Promise<Record<string, Acted>> {
  const { rows } = await owner.query<Drafted>(
    `select assignment_view.id, assignment_view.unit_id as unit, assignment_view.task_code as task, draft.version from assignment_view join draft on draft.assignment_id = assignment_view.id
     where assignment_view.cycle_id = 'cycle/${THIS_YEAR}' and assignment_view.level = 'province' and assignment_view.status = 'acknowledged' order by assignment_view.id limit $1`,
    [Math.ceil(acts / 2)],
  );
  if (rows.length < acts / 2) throw new Error(`${rows.length} assignments wait for a plan, not ${acts / 2}: fill the database anew`);
  const ms: Record<'draft' | 'sign' | 'bare', number[]> = { draft: [], sign: [], bare: [] };
  for (const { id, unit, task, version } of rows) {
    const [clerk, leader] = [await readers.cookieOf(`${unit}:clerk`), await readers.cookieOf(`${unit}:leader`)];
    const path = `/assignments/${encodeURIComponent(id)}`;
    const saved = await asked<{ version: number }>(send, 'PUT', `${path}/draft`, clerk, { baseVersion: version, sections: SECTIONS });
    const timed = async (kind: 'draft' | 'sign' | 'bare', work: () => Promise<unknown>): Promise<void> => {
      const began = performance.now();
      await work();
      ms[kind].push(performance.now() - began);
    };
    const act = async (kind: 'draft' | 'sign', cookie: string, body: object): Promise<void> => {
      await timed(kind, () => asked(send, 'POST', `${path}/commands`, cookie, body, `bench/${kind}/${id}`));
      await timed('bare', () => readers.get(`${unit}:clerk`, BARE));
    };
    await act('draft', clerk, { type: 'DraftPlan', draftVersion: saved.version, answers: [], metricValues: [{ metric: `${task}-province-k1`, value: 100 }] });
    await act('sign', leader, { type: 'SignOffPlan', textHash: hashOf(SECTIONS), opinion: '' });
  }
  const of = (each: readonly number[]) => summary(each.reduce((sum, one) => sum + one, 0) / 1000, each);
  const bare = of(ms.bare).p50_ms;
  const acted = (each: readonly number[]): Acted => ({ ...of(each), ratio: round(of(each).p50_ms / Math.max(bare, 0.001)) });
  return { draft: acted(ms.draft), sign: acted(ms.sign) };
}

async function asked<T>(send: Send, method: string, path: string, cookie: string, body: object, key?: string): Promise<T> {
  const answer = await send<T>(method, path, { cookie, body, ...(key ? { key } : {}) });
  if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
