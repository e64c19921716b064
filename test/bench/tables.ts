import type pg from 'pg';

/** Bytes of each table with its indexes and what it keeps aside. */
export type TableBytes = Readonly<Record<string, number>>;

/** Of every table of ours, as the disk has them. */
export async function tableBytes(owner: pg.Pool): Promise<TableBytes> {
  const { rows } = await owner.query<{ name: string; bytes: number }>(
    `select relname::text as name, pg_total_relation_size(oid)::float8 as bytes from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes]));
}

/** Tables of a few pages say nothing of an assignment. */
const LEAST = 10;

/** What each of so many assignments takes, by table, largest first. */
export const bytesAnAssignment = (before: TableBytes, after: TableBytes, assignments: number): TableBytes =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, bytes]): [string, number] => [name, Math.round((bytes - (before[name] ?? 0)) / assignments)])
      .filter(([, bytes]) => bytes >= LEAST)
      .sort(([, a], [, b]) => b - a),
  );
