import type pg from 'pg';
import { PROVIDERS } from '#crypto/providers.js';
import type { Difference } from '../difference.js';
import { flawsOf, NO_ANCHOR, parseAnchor, rootOf, type Anchor } from './anchor.js';
import { auditPrints, chained, idsOf, printOf, printsOf, type AuditPrint } from './audit-rows.js';
import { headDifferences, streamHeads } from './head-differences.js';
import { HeadTree } from './head-tree.js';
import { awaitedOf, storedLines } from './past-anchors.js';
import { databaseNow } from './take-anchor.js';

/** An anchor is taken every hour; one that is twice as old says that nobody takes them any more. */
const LATE_MS = 2 * 3_600_000;
/** What proves something: none of them may be gone. */
const TABLES = ['stream', 'event', 'audit', 'receipt', 'anchor'];

export const TABLE_IS_GONE = 'the table is gone';
export const NONE_TAKEN = 'none was ever taken, or all are gone';

export interface AnchorCheck {
  readonly anchors: number;
  readonly auditRows: number;
  readonly lastAt: number | null;
  /** Restores that somebody answered for. */
  readonly restores: readonly { readonly anchor: number; readonly reason: string }[];
  readonly differences: readonly Difference[];
}

export interface AnchorQuestion {
  /** The lines that stand outside; undefined: the asker does not see them. */
  readonly outside?: readonly string[] | undefined;
  /** Ours, where the asker knows it. */
  readonly publicKey?: string | undefined;
  /** Epoch ms, for specs; else the database's own clock. */
  readonly at?: number;
}

/** Holds the record and its trail against the anchors, inside one view of the database that the caller has begun. */
export async function checkAnchors(client: pg.ClientBase, question: AnchorQuestion): Promise<AnchorCheck> {
  const gone = await goneTables(client);
  const found: Difference[] = gone.map((table) => ({ kind: 'anchor', about: table, detail: TABLE_IS_GONE }));
  const stored = gone.includes('anchor') ? [] : await storedLines(client);
  const anchors = linesThatHold(stored, question, found);
  found.push(...agesOf(anchors.at(-1), question.at ?? (await databaseNow(client))));
  const heads = followHeads(anchors, found);
  if (!gone.includes('stream') && !gone.includes('event')) found.push(...(await headDifferences(client, heads, await streamHeads(client))));
  const auditRows = gone.includes('audit') ? 0 : await followAudit(client, anchors, found);
  return { anchors: anchors.length, auditRows, lastAt: anchors.at(-1)?.at ?? null, restores: anchors.flatMap(({ number, restored }) => (restored ? [{ anchor: number, reason: restored.reason }] : [])), differences: found };
}

const goneTables = async (client: pg.ClientBase): Promise<string[]> =>
  (await client.query<{ name: string }>(`select name from unnest($1::text[]) as name where to_regclass('public.' || name) is null`, [TABLES])).rows.map(({ name }) => name);

/** What stands outside is believed; what the database keeps must be the same. */
function linesThatHold(stored: readonly string[], { outside, publicKey }: AnchorQuestion, found: Difference[]): Anchor[] {
  const lines = outside ?? stored;
  if (outside) {
    for (let at = 0; at < Math.max(outside.length, stored.length); at++) {
      if (outside[at] === stored[at]) continue;
      const detail = outside[at] === undefined ? 'is missing outside' : stored[at] === undefined ? 'stands outside, the database lost it' : 'the database and the file outside say different things';
      found.push({ kind: 'anchor', about: `anchor ${at + 1}`, detail });
    }
  }
  const anchors: Anchor[] = [];
  for (const [at, line] of lines.entries()) {
    const anchor = parseAnchor(line);
    if (!anchor) {
      found.push({ kind: 'anchor', about: `anchor ${at + 1}`, detail: 'cannot be read' });
      continue;
    }
    found.push(...flawsOf(anchor, anchors.at(-1), publicKey).map((detail): Difference => ({ kind: 'anchor', about: `anchor ${anchor.number}`, detail })));
    anchors.push(anchor);
  }
  return anchors;
}

const agesOf = (last: Anchor | undefined, now: number): Difference[] => {
  if (!last) return [{ kind: 'anchor', about: 'anchors', detail: NONE_TAKEN }];
  if (now - last.at > LATE_MS) return [{ kind: 'anchor', about: `anchor ${last.number}`, detail: `late: the last one is ${Math.floor((now - last.at) / 60_000)} minutes old` }];
  return now < last.at ? [{ kind: 'anchor', about: `anchor ${last.number}`, detail: 'the clock went back behind it' }] : [];
};

/** All heads together, and that each anchor's root is theirs; no stream may go back but by a restore that says so. */
function followHeads(anchors: readonly Anchor[], found: Difference[]): HeadTree {
  const tree = new HeadTree(PROVIDERS[anchors[0]?.provider ?? 'default']);
  for (const { number, heads, root, provider, audit, restored } of anchors) {
    for (const [id, sequence, hash] of heads) {
      if (!restored && sequence < (tree.get(id)?.sequence ?? 0)) found.push({ kind: 'anchor', about: id, detail: `anchor ${number} holds fewer events than the one before` });
      tree.set(id, { sequence, hash });
    }
    if (rootOf(provider, tree.root(), audit.hash) !== root) found.push({ kind: 'anchor', about: `anchor ${number}`, detail: 'its root is not that of its streams' });
  }
  return tree;
}

/** Every row of the trail that an anchor holds; answers how many were looked at. Rows above the last anchor are not held yet. */
async function followAudit(client: pg.ClientBase, anchors: readonly Anchor[], found: Difference[]): Promise<number> {
  const bounds = boundsOf(anchors);
  const expected = new Set<number>();
  let rows = 0;
  let before = NO_ANCHOR;
  for (const [at, { number, provider, audit }] of anchors.entries()) {
    const bound = bounds[at] ?? 0;
    const ids = idsOf(audit);
    const fresh = await auditPrints(client, PROVIDERS[provider], { after: audit.after, upTo: Math.min(audit.upTo, bound) });
    const late = await auditPrints(client, PROVIDERS[provider], { ids: audit.late.filter((id) => id <= bound) });
    const there = new Map<number, AuditPrint>([...late, ...fresh].map((row) => [row.id, row]));
    rows += there.size;
    const prints = printsOf(audit);
    const wrong = ids.flatMap((id, index) => {
      if (id > bound) return [];
      expected.add(id);
      const row = there.get(id);
      return !row ? [`row ${id} was deleted`] : printOf(row) === prints[index] ? [] : [`row ${id} was edited`];
    });
    // A row that was edited so that its eight digits are the same: the whole hash tells, though not which one.
    const isWhole = audit.upTo <= bound && audit.late.every((id) => id <= bound);
    const read = ids.flatMap((id) => there.get(id) ?? []);
    if (wrong.length === 0 && isWhole && chained(PROVIDERS[provider], before, read) !== audit.hash) wrong.push(`one of rows ${audit.after + 1}–${audit.upTo} was edited`);
    found.push(...wrong.map((detail): Difference => ({ kind: 'audit', about: `anchor ${number}`, detail })));
    before = audit.hash;
  }
  found.push(...(await unheld(client, anchors, expected)));
  return rows;
}

/** Up to which row each anchor's batch must still be there: a restore behind it took the rest. */
const boundsOf = (anchors: readonly Anchor[]): number[] => {
  let bound = Number.MAX_SAFE_INTEGER;
  const bounds = [...anchors].reverse().map(({ restored }) => {
    const own = bound;
    if (restored) bound = Math.min(bound, restored.lastAudit);
    return own;
  });
  return bounds.reverse();
};

/** A row with an id that no batch holds, though the batches have passed it: put in behind. Those that may still be late are left. */
async function unheld(client: pg.ClientBase, anchors: readonly Anchor[], expected: ReadonlySet<number>): Promise<Difference[]> {
  const last = anchors.at(-1);
  if (!last) return [];
  const awaited = new Set(awaitedOf(anchors));
  const { rows } = await client.query<{ id: number }>('select audit.id::float8 as id from audit where audit.id <= $1 order by audit.id', [last.audit.upTo]);
  return rows.filter(({ id }) => !expected.has(id) && !awaited.has(id)).map(({ id }) => ({ kind: 'audit', about: 'anchors', detail: `row ${id} was put in behind the anchors` }));
}
