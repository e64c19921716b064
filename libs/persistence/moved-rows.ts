import type pg from 'pg';

/** A table as its rows go from one database to another. */
export interface MovedTable {
  readonly name: string;
  /** Those that are written; what the database reckons itself it reckons again. */
  readonly columns: readonly string[];
  /** A row may name another of the same table: all of them are written at once. */
  readonly namesItself: boolean;
}

/** Made by the migrations themselves, and what they wrote down. */
const OF_MIGRATIONS = 'migration';
const AT_ONCE = 2_000;

/** Every table of ours, those that others refer to first. */
export async function movedTables(client: pg.ClientBase): Promise<readonly MovedTable[]> {
  const { rows: found } = await client.query<MovedTable & { needs: string[] }>(
    `select pg_class.relname::text as name,
       array(select pg_attribute.attname::text from pg_attribute where pg_attribute.attrelid = pg_class.oid and pg_attribute.attnum > 0 and not pg_attribute.attisdropped and pg_attribute.attgenerated = '' order by pg_attribute.attnum) as columns,
       array(select needed.relname::text from pg_constraint join pg_class needed on needed.oid = pg_constraint.confrelid where pg_constraint.conrelid = pg_class.oid and pg_constraint.contype = 'f') as needs
     from pg_class where pg_class.relnamespace = 'public'::regnamespace and pg_class.relkind = 'r' and pg_class.relname <> $1 order by pg_class.relname collate "C"`,
    [OF_MIGRATIONS],
  );
  const done: MovedTable[] = [];
  const visit = ({ name, columns, needs }: (typeof found)[number], on: readonly string[]): void => {
    if (done.some((each) => each.name === name)) return;
    if (on.includes(name)) throw new Error(`tables refer to each other: ${[...on, name].join(', ')}`);
    for (const each of found) if (each.name !== name && needs.includes(each.name)) visit(each, [...on, name]);
    done.push({ name, columns, namesItself: needs.includes(name) });
  };
  for (const each of found) visit(each, []);
  return done;
}

/** Every row as PostgreSQL writes it, some thousands at a time, within the caller's transaction. */
export async function* rowsOf(client: pg.ClientBase, { name }: MovedTable): AsyncGenerator<readonly string[]> {
  // Read back to the last digit, whatever the server's own settings are.
  await client.query(`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true), set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`);
  await client.query(`declare moved no scroll cursor for select found::text as line from public."${name}" as found`);
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${AT_ONCE} from moved`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await client.query('close moved');
}

/** Writes rows as `rowsOf` gives them, identities as they were. */
export async function putRows(client: pg.ClientBase, { name, columns, namesItself }: MovedTable, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const list = (of: string): string => columns.map((column) => `${of}"${column}"`).join(', ');
  const put = (some: readonly string[]): Promise<unknown> =>
    client.query(`insert into public."${name}" (${list('')}) overriding system value select ${list('(moved.found).')} from (select line::public."${name}" as found from unnest($1::text[]) as line offset 0) as moved`, [some]);
  let waiting: string[] = [];
  for await (const line of lines) {
    waiting.push(line);
    if (waiting.length < AT_ONCE || namesItself) continue;
    await put(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await put(waiting);
}

/** Counters go on behind the largest number that is there. */
export async function setSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string }>(
    `select pg_class.relname::text as name, pg_attribute.attname::text as column from pg_attribute join pg_class on pg_class.oid = pg_attribute.attrelid
     where pg_class.relnamespace = 'public'::regnamespace and pg_class.relkind = 'r' and pg_attribute.attidentity <> ''`,
  );
  for (const { name, column } of rows) {
    await client.query(`select setval(pg_get_serial_sequence('public."${name}"', $1), greatest(1, coalesce(max(found."${column}"), 0)), max(found."${column}") is not null) from public."${name}" as found`, [column]);
  }
}

/** The tables that hold a row though nobody has worked there: the migrations put it in, and the moved one takes its place. */
const FILLED_BY_MIGRATIONS = ['demo_clock'];

/** Tables with rows that are not the migrations' own; none where the database is empty. */
export async function filledTables(client: pg.ClientBase): Promise<string[]> {
  const filled: string[] = [];
  for (const { name } of await movedTables(client)) {
    if (FILLED_BY_MIGRATIONS.includes(name)) continue;
    if ((await client.query(`select from public."${name}" limit 1`)).rowCount) filled.push(name);
  }
  return filled;
}

/** Makes room for the moved rows in a database that nobody has worked in. */
export async function clearMigrated(client: pg.ClientBase): Promise<void> {
  for (const table of FILLED_BY_MIGRATIONS) await client.query(`delete from public."${table}"`);
}
