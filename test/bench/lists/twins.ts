import type pg from 'pg';
import { NO_HASH } from '#domain/assignment/assignment.state.js';
import type { City } from '#domain/catalogue/catalogue.js';
import { canonical } from '#record/hash.js';
import { storedEvents } from '#record/replay.js';
import { MODEL_CITIES } from './crowd.js';

/** Tables that name an assignment, and by which column; streams, events and what an act leaves beside them are made by `sealTwins`. */
const COPIED = {
  plan_text: 'assignment_id', assignment_view: 'id', assignment_version: 'assignment_id', worklist_item: 'assignment_id', involvement: 'assignment_id',
  progress_report: 'assignment_id', metric_value: 'assignment_id', supervision_case: 'assignment_id', reminder: 'assignment_id',
} as const;
const FILLED = [...Object.keys(COPIED), 'event', 'receipt', 'audit', 'message', 'delivery', 'notice_read'];
interface Column {
  readonly name: string;
  readonly type: string;
}
export type Say = (text: string) => void;

/** Streams of one reading. */
const PAGE = 500;

/** What replaces what in a text: only where an id, a code or an account has it, never inside a hash. */
const swapped = (text: string, signs: readonly string[]): string => signs.reduce((inner, sign) => `replace(${inner}, '${sign}' || twin.from_unit, '${sign}' || twin.to_unit)`, text);
const IN_JSON = ['"', '/', '-'];
const valueOf = ({ name, type }: Column): string => {
  const column = `model.${name}`;
  if (type === 'text') return `case when left(${column}, 4) = twin.from_unit then twin.to_unit || substr(${column}, 5) else ${swapped(column, ['/', '-'])} end`;
  return type === 'jsonb' ? `${swapped(`${column}::text`, IN_JSON)}::jsonb` : `array_replace(${column}, twin.from_unit, twin.to_unit)`;
};

/**
 * Gives the other cities of each province what its model city lived, in every cycle: events under their own code, sealed
 * anew into chains of their own; snapshots, projections and the ledger as those of the model are. Needs what `inBulk` left out.
 */
export async function copyCities(owner: pg.Pool, cities: readonly City[], say: Say): Promise<void> {
  await timed('twins', say, () => nameTwins(owner, cities));
  await Promise.all([timed('events', say, () => sealTwins(owner)), atOnce(2, Object.entries(COPIED).reverse(), ([table, key]) => timed(table, say, () => copy(owner, table, key)))]);
  await owner.query('drop table bench_twin, bench_line');
}

/** So many at a time, in their order. */
async function atOnce<T>(many: number, works: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  const waiting = [...works];
  await Promise.all(
    Array.from({ length: many }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
    }),
  );
}

const timed = async (what: string, say: Say, work: () => Promise<number | null>): Promise<void> => {
  const began = performance.now();
  say(`${what}: ${await work()} rows, ${Math.round((performance.now() - began) / 1000)} s`);
};

/** One row an assignment that is to be made, and the events of the models in the words that their hashes cover. */
async function nameTwins(owner: pg.Pool, cities: readonly City[]): Promise<number | null> {
  const pairs = cities.slice(MODEL_CITIES.length).map(({ id, province }) => ({ id, model: MODEL_CITIES.find((model) => model.province === province)?.id ?? '' }));
  await owner.query(`create unlogged table bench_line (model text not null, sequence int not null, actor text not null, at_ms bigint not null, data text not null, round int not null, texts text not null, type text not null, command_id text not null, position int not null)`);
  await owner.query(`create unlogged table bench_twin as
    select stream.id as model, left(stream.id, -4) || pair.id as twin, pair.model as from_unit, pair.id as to_unit, stream.sequence as length
    from jsonb_to_recordset('${JSON.stringify(pairs)}'::jsonb) as pair(id text, model text) join stream on stream.kind = 'assignment' and split_part(stream.id, '/', 4) = pair.model order by stream.id, pair.id`);
  const { rows } = await owner.query<{ model: string }>('select distinct bench_twin.model from bench_twin order by bench_twin.model');
  const client = await owner.connect();
  try {
    for (let first = 0; first < rows.length; first += PAGE) await keepLines(client, rows.slice(first, first + PAGE).map(({ model }) => model));
  } finally {
    client.release();
  }
  await owner.query('analyze bench_twin, bench_line');
  return (await owner.query<{ n: number }>('select count(*)::int as n from bench_twin')).rows[0]?.n ?? 0;
}

async function keepLines(client: pg.PoolClient, models: readonly string[]): Promise<void> {
  const lines = [...(await storedEvents(client, models))].flatMap(([model, events]) =>
    events.map((event, index) => ({
      model, sequence: event.sequence, actor: canonical(event.actor), at_ms: event.at, data: canonical(event.data), round: event.round, texts: canonical(event.texts), type: event.type, command_id: event.commandId,
      position: event.commandId === events[index - 1]?.commandId ? 1 : 0,
    })),
  );
  await client.query('insert into bench_line select * from jsonb_populate_recordset(null::bench_line, $1::jsonb)', [JSON.stringify(lines)]);
}

/** What the hash of an event covers, as `seal` writes it: sorted by name. */
const COVERED = `'{"actor":' || line.actor || ',"at":' || line.at_ms || ',"data":' || line.data || ',"previousHash":"' || line.previous_hash || '","round":' || line.round || ',"sequence":' || line.sequence || ',"stream":"' || line.twin || '","texts":' || line.texts || ',"type":"' || line.type || '"}'`;

/** The first event of every twin, then the second, each over the hash of the one before; with it the answer and the line of the audit trail that its act left. */
async function sealTwins(owner: pg.Pool): Promise<number | null> {
  await owner.query(`create unlogged table bench_last (twin text, hash text)`);
  await owner.query(`create unlogged table bench_head_0 as select bench_twin.twin, '${NO_HASH}'::text as hash from bench_twin`);
  let events = 0;
  for (let sequence = 1; ; sequence++) {
    await owner.query(`create unlogged table bench_head_${sequence} (twin text, hash text)`);
    const { rows } = await owner.query<{ made: number }>(
      `with line as (
         select twin.twin, twin.length, line.sequence, line.at_ms, line.round, line.type, head.hash as previous_hash, line.position, md5(line.command_id || twin.twin)::uuid::text as command_id,
           ${swapped('line.actor', IN_JSON)} as actor, ${swapped('line.data', IN_JSON)} as data, ${swapped('line.texts', IN_JSON)} as texts
         from bench_line as line join bench_twin as twin on twin.model = line.model join bench_head_${sequence - 1} as head on head.twin = twin.twin where line.sequence = $1),
       sealed as (
         insert into event (stream_id, sequence, command_id, position, type, recorded_at, actor, round, data, texts, previous_hash, hash)
         select line.twin, line.sequence, line.command_id, line.position, line.type, to_timestamp(line.at_ms / 1000.0), line.actor::jsonb, line.round, line.data::jsonb, line.texts::jsonb, line.previous_hash, encode(sha256(convert_to(${COVERED}, 'UTF8')), 'hex')
         from line returning stream_id, sequence, command_id, position, type, recorded_at, actor, round, hash),
       heads as (insert into bench_head_${sequence} select sealed.stream_id, sealed.hash from sealed),
       lasts as (insert into bench_last select sealed.stream_id, sealed.hash from sealed join bench_twin as twin on twin.twin = sealed.stream_id and twin.length = sealed.sequence),
       receipts as (insert into receipt (command_id, stream_id, body_hash, content, recorded_at)
         select sealed.command_id, sealed.stream_id, sealed.hash, ${ANSWER}, sealed.recorded_at from sealed where sealed.position = 0),
       trail as (insert into audit (recorded_at, actor, action, stream_id, command_id, outcome) select sealed.recorded_at, sealed.actor, sealed.type, sealed.stream_id, sealed.command_id, 'accepted' from sealed where sealed.position = 0)
       select count(*)::int as made from sealed`,
      [sequence],
    );
    await owner.query(`drop table bench_head_${sequence - 1}`);
    const made = rows[0]?.made ?? 0;
    events += made;
    if (made === 0) {
      await owner.query(`drop table bench_head_${sequence}`);
      break;
    }
  }
  await owner.query(
    `insert into stream (id, kind, sequence, last_hash, state, rules_version, next_due_at, closed)
     select twin.twin, model.kind, model.sequence, last.hash, replace(${swapped('model.state::text', IN_JSON)}, model.last_hash, last.hash)::jsonb, model.rules_version, model.next_due_at, model.closed
     from bench_twin as twin join bench_last as last using (twin) join stream as model on model.id = twin.model`,
  );
  await owner.query('drop table bench_last');
  return events;
}

/** As long as an answer is; how an assignment stood then is not asked of it again. */
export const ANSWER = `jsonb_build_object('commandId', sealed.command_id, 'stream', sealed.stream_id, 'status', 'in_review', 'round', sealed.round, 'sequence', sealed.sequence, 'at', round(extract(epoch from sealed.recorded_at) * 1000), 'hash', sealed.hash, 'events', jsonb_build_array(sealed.type))`;

async function copy(owner: pg.Pool, table: string, key: string): Promise<number | null> {
  const { rows: columns } = await owner.query<Column>(
    `select attname::text as name, format_type(atttypid, null) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = '' order by attnum`,
    [table],
  );
  const naming = new Set(await namingUnits(owner, table, key, columns));
  const { rowCount } = await owner.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
     select ${columns.map((column) => (naming.has(column.name) ? valueOf(column) : `model.${column.name}`)).join(', ')} from bench_twin as twin join ${table} as model on model.${key} = twin.model`,
  );
  return rowCount;
}

/** Columns in which some model names its unit: the others are copied as they are. */
async function namingUnits(owner: pg.Pool, table: string, key: string, columns: readonly Column[]): Promise<string[]> {
  const asked = columns.filter(({ name, type }) => ['text', 'jsonb', 'text[]'].includes(type) && !name.endsWith('hash'));
  const { rows } = await owner.query<Record<string, boolean>>(
    `select ${asked.map(({ name }) => `coalesce(bool_or(strpos(model.${name}::text, twin.from_unit) > 0), false) as ${name}`).join(', ')}
     from (select distinct bench_twin.model, bench_twin.from_unit from bench_twin) as twin join ${table} as model on model.${key} = twin.model`,
  );
  return Object.entries(rows[0] ?? {}).flatMap(([name, is]) => (is ? [name] : []));
}

/** What is made in bulk is indexed behind it; keys to other tables hold by the way in which the rows are made. */
export async function inBulk(owner: pg.Pool, say: Say, work: () => Promise<void>): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; table: string; made: string; constraint: string | null }>(
    `select index.relname as name, pg_index.indrelid::regclass::text as table, pg_get_indexdef(index.oid) as made, pg_get_constraintdef(pg_constraint.oid) as constraint
     from pg_index join pg_class index on index.oid = pg_index.indexrelid left join pg_constraint on pg_constraint.conindid = index.oid and pg_constraint.contype in ('p', 'u')
     where pg_index.indrelid = any ($1::text[]::regclass[]) and index.relname <> 'message_pkey'`,
    [FILLED],
  );
  for (const { name, table, constraint } of indexes) await owner.query(constraint ? `alter table ${table} drop constraint ${name}` : `drop index ${name}`);
  await work();
  // A constraint holds its table alone for as long as it is made: those one after the other, plain indexes beside each other.
  const [plain, constraints] = [indexes.filter(({ constraint }) => constraint === null), indexes.filter(({ constraint }) => constraint !== null)];
  const build = ({ name, table, made, constraint }: (typeof indexes)[number]): Promise<void> => timed(name, say, async () => (await owner.query(constraint ? `alter table ${table} add constraint ${name} ${constraint}` : made)).rowCount);
  await atOnce(3, plain, build);
  await atOnce(3, constraints, build);
}
