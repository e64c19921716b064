import type pg from 'pg';
import type { KeyRing } from '#crypto/key-ring.js';
import { PROVIDERS } from '#crypto/providers.js';
import type { Difference } from '../difference.js';
import type { RecordContext } from '../record-context.js';
import { NO_ANCHOR, rootOf, sealAnchor, type Anchor, type AnchorContent } from './anchor.js';
import { auditPrints, batchOf } from './audit-rows.js';
import { headDifferences, streamHeads, type StreamHead } from './head-differences.js';
import { auditBefore, parsed, pastOf, storedLines, type Past } from './past-anchors.js';

export interface AnchorOrder {
  readonly keys: KeyRing;
  /** The lines that stand outside. */
  readonly outside: readonly string[];
  /** The database was set back on purpose: why. Without it what contradicts the anchors is never anchored. */
  readonly restored?: string;
  /** Epoch ms, for specs; else the database's own clock. */
  readonly at?: number;
}

/** Taken: the lines that the outside lacks. Refused: what contradicts the anchors, which an anchor must not cover. */
export type TakenAnchor = { readonly anchor: Anchor; readonly append: readonly string[] } | { readonly refused: readonly Difference[] };

/**
 * 下锚: one line more about the last event of every stream and the audit rows since the last anchor, under one view of the
 * database while people act. It is for the caller to write it outside. Two at once: the second breaks on the number.
 */
export async function takeAnchor({ pool }: RecordContext, order: AnchorOrder): Promise<TakenAnchor> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const taken = await attempt(client, order);
    await client.query('anchor' in taken ? 'commit' : 'rollback');
    return taken;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function attempt(client: pg.PoolClient, order: AnchorOrder): Promise<TakenAnchor> {
  const stored = await storedLines(client);
  const { outside } = order;
  const other = outside.findIndex((line, index) => index < stored.length && line !== stored[index]);
  if (other >= 0) return { refused: [{ kind: 'anchor', about: `anchor ${other + 1}`, detail: 'the database and the file outside say different things' }] };
  // The database was set back behind anchors that stand outside: it takes them up again, then it is held against them.
  for (const anchor of parsed(outside.slice(stored.length))) await insert(client, anchor, outside[anchor.number - 1] ?? '');
  const past = pastOf(parsed(outside.length > stored.length ? outside : stored), order.keys.provider);
  const heads = await streamHeads(client);
  const lastAudit = (await client.query<{ last: number }>('select coalesce(max(audit.id), 0)::float8 as last from audit')).rows[0]?.last ?? 0;
  const contradictions = [...(await headDifferences(client, past.heads, heads)), ...cutAudit(past, lastAudit)];
  if (contradictions.length > 0 && order.restored === undefined) return { refused: contradictions };
  const content = await contentOf(client, order, past, heads, contradictions.length > 0 ? lastAudit : undefined);
  const { anchor, line } = sealAnchor(content, order.keys);
  await insert(client, anchor, line);
  return { anchor, append: [...stored.slice(outside.length), line] };
}

const cutAudit = (past: Past, lastAudit: number): Difference[] => {
  const { upTo } = auditBefore(past);
  return lastAudit < upTo ? [{ kind: 'audit', about: `audit ${lastAudit + 1}–${upTo}`, detail: 'cut: the anchor holds these rows' }] : [];
};

/** `setBackTo`: the last row of the trail that is left where the database was set back. */
async function contentOf(client: pg.PoolClient, { keys, restored, at }: AnchorOrder, past: Past, heads: readonly StreamHead[], setBackTo: number | undefined): Promise<AnchorContent> {
  const provider = PROVIDERS[keys.provider];
  const before = auditBefore(past);
  const after = Math.min(before.upTo, setBackTo ?? before.upTo);
  const fresh = await auditPrints(client, provider, { after, upTo: Number.MAX_SAFE_INTEGER });
  const late = await auditPrints(client, provider, { ids: past.awaited.filter((id) => id <= after) });
  const audit = batchOf(provider, before.hash, after, late, fresh);
  const there = new Set(heads.map(({ id }) => id));
  const gone = [...past.heads.entries()].filter(([id]) => !there.has(id)).map(([id]) => [id, 0, ''] as const);
  const moved = heads.filter(({ id, sequence, hash }) => past.heads.get(id)?.sequence !== sequence || past.heads.get(id)?.hash !== hash).map(({ id, sequence, hash }) => [id, sequence, hash] as const);
  for (const [id, sequence, hash] of [...gone, ...moved]) past.heads.set(id, { sequence, hash });
  return {
    number: (past.last?.number ?? 0) + 1,
    at: at ?? (await databaseNow(client)),
    previous: past.last?.hash ?? NO_ANCHOR,
    provider: keys.provider,
    publicKey: keys.signing.publicKey,
    audit,
    heads: [...gone, ...moved],
    streams: past.heads.size,
    root: rootOf(keys.provider, past.heads.root(), audit.hash),
    ...(setBackTo !== undefined && restored !== undefined ? { restored: { reason: restored, lastAudit: setBackTo } } : {}),
  };
}

/** Not the demo's hour: an anchor is about the world. */
export const databaseNow = async (client: pg.ClientBase): Promise<number> => (await client.query<{ now: number }>('select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now')).rows[0]?.now ?? 0;

const insert = (client: pg.PoolClient, { number, at, hash }: Anchor, line: string): Promise<unknown> =>
  client.query('insert into anchor (number, taken_at, hash, line) values ($1, to_timestamp($2 / 1000.0), $3, $4)', [number, at, hash, line]);
