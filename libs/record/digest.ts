import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Of a table: how many rows, and a sum of them in which their order does not matter. */
export interface TableDigest {
  readonly rows: number;
  readonly sum: string;
}

/**
 * What acts and the clock write: read-only maintenance holds all of it, so that its digest stands still there. Projections too,
 * for people look at them. Not in it is what goes on in maintenance: sessions, the trail, the telling of workflows, sending.
 */
export const OF_THE_RECORD = [
  'assignment_version', 'assignment_view', 'calendar_version', 'catalogue_draft', 'catalogue_version', 'change_set_row', 'copy', 'delivery', 'document', 'event', 'involvement', 'metric_value', 'plan_text',
  'progress_report', 'proxy', 'published_score', 'receipt', 'reminder', 'stream', 'supervision_case', 'unit', 'worklist_item',
] as const;

/** 摘要: the same on two databases where they hold the same record, whichever server, locale and order of rows they have. 64 hex digits. */
export async function recordDigest(client: pg.ClientBase): Promise<string> {
  return joined(await tableDigests(client, OF_THE_RECORD));
}

/** The digest of the record among those of more tables. */
export const joined = (digests: ReadonlyMap<string, TableDigest>): string =>
  createHash('sha256').update(OF_THE_RECORD.map((table) => `${table} ${digests.get(table)?.rows} ${digests.get(table)?.sum}\n`).join('')).digest('hex');

/** Read once each, within the caller's transaction. Columns that the database reckons itself are left out. */
export async function tableDigests(client: pg.ClientBase, tables: readonly string[]): Promise<Map<string, TableDigest>> {
  await client.query(`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`);
  const digests = new Map<string, TableDigest>();
  for (const table of tables) digests.set(table, await tableDigest(client, table));
  return digests;
}

/** Sums over the four quarters of each row's SHA-256: no sort, and nothing of a large table is held. */
async function tableDigest(client: pg.ClientBase, table: string): Promise<TableDigest> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select quote_ident(pg_attribute.attname) as name from pg_attribute where pg_attribute.attrelid = ('public.' || quote_ident($1))::regclass and pg_attribute.attnum > 0 and not pg_attribute.attisdropped and pg_attribute.attgenerated = ''
     order by pg_attribute.attnum`,
    [table],
  );
  if (columns.length === 0) throw new Error(`${table} has no columns`);
  const quarters = [1, 9, 17, 25].map((from) => `sum(('x' || encode(substring(hashed.sha from ${from} for 8), 'hex'))::bit(64)::bigint)`);
  const { rows } = await client.query<TableDigest>(
    `select count(*)::float8 as rows, concat_ws('/', ${quarters.join(', ')}) as sum
     from (select sha256(convert_to(row(${columns.map(({ name }) => `found.${name}`).join(', ')})::text, 'UTF8')) as sha from public."${table}" as found offset 0) as hashed`,
  );
  return rows[0] ?? { rows: 0, sum: '' };
}
