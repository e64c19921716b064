import type pg from 'pg';
import { ALL_CITIES, MODEL_CITIES } from './crowd.js';

/** Tables that name an assignment, and by which column. */
const TABLES = {
  stream: 'id', event: 'stream_id', plan_text: 'assignment_id', assignment_view: 'id', assignment_version: 'assignment_id', worklist_item: 'assignment_id', involvement: 'assignment_id',
  progress_report: 'assignment_id', metric_value: 'assignment_id', supervision_case: 'assignment_id', reminder: 'assignment_id',
} as const;
interface Column {
  readonly name: string;
  readonly type: string;
}
type Say = (text: string) => void;

/** What replaces what in a text: only where an id, a code or an account has it, never inside a hash. */
const swapped = (text: string, signs: readonly string[], model: string, twin: string): string => signs.reduce((inner, sign) => `replace(${inner}, '${sign}' || ${model}, '${sign}' || ${twin})`, text);

/**
 * Copies what the model city of each province lived to the other cities of that province: rows, snapshots and projections of
 * a twin are its model's under its own code. Its hashes are its model's too: chains of twins prove nothing.
 */
export async function copyCities(owner: pg.Pool, say: Say): Promise<void> {
  const twins = ALL_CITIES.slice(MODEL_CITIES.length).map(({ id, province }) => ({ id, model: MODEL_CITIES.find((model) => model.province === province)?.id ?? '' }));
  const valueOf = (column: string, type: string): string => {
    if (type === 'text') return `case when ${column} ~ ('^' || twin.model || '(:|$)') then twin.id || substr(${column}, 5) else ${swapped(column, ['/', '-'], 'twin.model', 'twin.id')} end`;
    if (type === 'jsonb') return `${swapped(`${column}::text`, ['"', '/', '-'], 'twin.model', 'twin.id')}::jsonb`;
    return type === 'text[]' ? `array_replace(${column}, twin.model, twin.id)` : column;
  };
  await copy(owner, say, twins, (key) => `split_part(${key}, '/', 4) = twin.model`, valueOf);
}

/** The same of a whole cycle, as it was so many years earlier. */
export async function copyCycles(owner: pg.Pool, say: Say, { model, twins }: { readonly model: number; readonly twins: readonly number[] }): Promise<void> {
  const valueOf = (column: string, type: string): string => {
    if (type === 'text') return swapped(column, ['/', '〔'], 'twin.model', 'twin.id');
    if (type === 'jsonb') return `${swapped(`${column}::text`, ['/', '"'], 'twin.model', 'twin.id')}::jsonb`;
    return type === 'date' || type === 'timestamp with time zone' ? `(${column} - make_interval(years => twin.model::int - twin.id::int))::${type}` : column;
  };
  await copy(owner, say, twins.map((year) => ({ id: String(year), model: String(model) })), (key) => `split_part(${key}, '/', 2) = twin.model`, valueOf);
}

async function copy(owner: pg.Pool, say: Say, twins: readonly { readonly id: string; readonly model: string }[], isOf: (key: string) => string, valueOf: (column: string, type: string) => string): Promise<void> {
  for (const [table, key] of Object.entries(TABLES)) {
    const began = performance.now();
    const { rows: columns } = await owner.query<Column>(
      `select attname::text as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '' order by attnum`,
      [table],
    );
    const value = ({ name, type }: Column): string => (name === 'command_id' ? `model.command_id || '@' || twin.id` : valueOf(`model.${name}`, type));
    const { rowCount } = await owner.query(
      `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) select ${columns.map(value).join(', ')}
       from jsonb_to_recordset($1::jsonb) as twin(id text, model text) join ${table} as model on ${isOf(`model.${key}`)}`,
      [JSON.stringify(twins)],
    );
    say(`${table}: ${rowCount} rows of twins, ${Math.round((performance.now() - began) / 1000)} s`);
  }
}

/** What is copied in bulk is indexed behind it; keys to other tables hold by the way in which the rows are made. */
export async function inBulk(owner: pg.Pool, work: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where tablename = any ($1) and not exists (select from pg_constraint where conname = indexname)`,
    [[...Object.keys(TABLES), 'message', 'delivery', 'audit']],
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await work();
  for (const { made } of indexes) await owner.query(made);
}
