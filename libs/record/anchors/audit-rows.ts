import type pg from 'pg';
import type { CryptoProvider } from '#crypto/provider.js';
import { canonical } from '../hash.js';
import type { AuditBatch } from './anchor.js';

/** Rows of the trail read in one go. */
const PAGE = 5_000;
/** Of a row's hash, enough to name a row that was altered. */
const PRINT = 8;

export interface AuditPrint {
  readonly id: number;
  readonly hash: string;
}
export const printOf = ({ hash }: AuditPrint): string => hash.slice(-64).slice(0, PRINT);
export const printsOf = ({ prints }: AuditBatch): string[] => prints.match(new RegExp(`.{${PRINT}}`, 'g')) ?? [];

/** The hash of each row of the trail above an id up to another, or of these. */
export async function auditPrints(client: pg.ClientBase, provider: CryptoProvider, which: { readonly after: number; readonly upTo: number } | { readonly ids: readonly number[] }): Promise<AuditPrint[]> {
  if ('ids' in which) return which.ids.length === 0 ? [] : hashed(provider, await client.query<AuditRow>(`${SELECT} where audit.id = any ($1::bigint[]) order by audit.id`, [which.ids]));
  const found: AuditPrint[] = [];
  for (let after = which.after; ; ) {
    const page = hashed(provider, await client.query<AuditRow>(`${SELECT} where audit.id > $1 and audit.id <= $2 order by audit.id limit ${PAGE}`, [after, which.upTo]));
    found.push(...page);
    const last = page.at(-1);
    if (!last || page.length < PAGE) return found;
    after = last.id;
  }
}

interface AuditRow {
  readonly id: number;
}
const SELECT = `select audit.id::float8 as id, to_char(audit.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, audit.actor, audit.action, audit.stream_id, audit.command_id, audit.outcome, audit.code, audit.facts, audit.source from audit`;

const hashed = (provider: CryptoProvider, { rows }: pg.QueryResult<AuditRow>): AuditPrint[] => rows.map((row) => ({ id: row.id, hash: provider.hash(canonical(row)) }));

/** The batch that follows: the late rows first, then the new ones. */
export const batchOf = (provider: CryptoProvider, before: string, after: number, late: readonly AuditPrint[], fresh: readonly AuditPrint[]): AuditBatch => {
  const rows = [...late, ...fresh];
  const upTo = fresh.at(-1)?.id ?? after;
  const there = new Set(fresh.map(({ id }) => id));
  const missing: number[] = [];
  for (let id = after + 1; id <= upTo; id++) if (!there.has(id)) missing.push(id);
  return { after, upTo, missing, late: late.map(({ id }) => id), prints: rows.map(printOf).join(''), hash: chained(provider, before, rows) };
};

export const chained = (provider: CryptoProvider, before: string, rows: readonly AuditPrint[]): string => provider.hash([before, ...rows.map(({ hash }) => hash)].join('\n'));

/** Which ids a batch has a print of. */
export const idsOf = ({ after, upTo, missing, late }: AuditBatch): number[] => {
  const gone = new Set(missing);
  const ids = [...late];
  for (let id = after + 1; id <= upTo; id++) if (!gone.has(id)) ids.push(id);
  return ids;
};
