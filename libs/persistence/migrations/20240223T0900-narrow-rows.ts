import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second wall (decision record 0057): rows of a unit's data are there for whose they are, whatever a statement of the
 * reading login forgot to ask. A policy compares columns of the row with what the transaction says of its reader;
 * where it says nothing there are no rows.
 */
export class NarrowRows20240223T0900 implements MigrationInterface {
  readonly name = 'NarrowRows1708678800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of FUNCTIONS) await runner.query(statement);
    for (const [table, rows] of Object.entries(READABLE)) {
      await runner.query(`alter table ${table} enable row level security, force row level security`);
      // Acts, timed commands, projections, relay and dispatcher: theirs are all units' rows, by their login alone.
      await runner.query(`create policy record on ${table} to liandong_record using (true) with check (true)`);
      // Migrations, rebuild, verify and the operator's commands.
      await runner.query(`create policy owner on ${table} to current_user using (true) with check (true)`);
      await runner.query(`create policy readers on ${table} to liandong_app using (${rows})${WRITTEN.includes(table) ? ` with check (${rows})` : ''}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(READABLE)) {
      for (const policy of ['readers', 'owner', 'record']) await runner.query(`drop policy ${policy} on ${table}`);
      await runner.query(`alter table ${table} no force row level security, disable row level security`);
    }
    await runner.query('drop view delivery_state');
    await runner.query('drop function told_assignments()');
  }
}

/** Asked once a statement, not once a row. */
const set = (name: string): string => `(select current_setting('liandong.${name}', true))`;
const USER = set('user');
const UNIT = set('unit');
const DEPARTMENT = set('department');
const UNITS = `(select string_to_array(current_setting('liandong.units', true), ','))::text[]`;
/** Not an equation: the planner takes it for true of nearly every row, and so plans for who sees all as if there were no policy. */
const SEES = `${set('sees')} <> ''`;
const IN_DEPARTMENT = `${DEPARTMENT} <> ''`;

/** Made once, and only where a row needs it. */
const isTold = (id: string): string => `${id} in (select told_assignments())`;
/** An assignment's id ends with its unit. */
const unitOf = (id: string): string => `split_part(${id}, '/', 4)`;
const ofUnits = (unit: string): string => `${unit} = any (${UNITS})`;
/** Asked where a department reads alone: by the key for few rows, of all its assignments at once for many, as the planner finds. */
const ofDepartment = (id: string): string => `${IN_DEPARTMENT} and exists (select from assignment_view as own where own.id = ${id} and ${DEPARTMENT} = any (own.departments))`;
/** What is found by its assignment: for its unit, the province over it, its departments, and who was told of it. */
const partOf = (id: string): string => `${SEES} or ${ofUnits(unitOf(id))} or (${ofDepartment(id)}) or ${isTold(id)}`;
/** Rows by the hundred thousand, dates and codes: departments are told apart by the assignment that a list joins them with. */
const listedWith = (id: string): string => `${SEES} or ${IN_DEPARTMENT} or ${ofUnits(unitOf(id))} or ${isTold(id)}`;
/** Streams of other kinds: a cycle and a catalogue are everybody's, contacts and proxies their unit's. */
const otherStream = (id: string): string => `(split_part(${id}, '/', 1) in ('cycle', 'catalogue') and ${USER} <> '' or split_part(${id}, '/', 1) in ('contacts', 'proxies') and split_part(${id}, '/', 2) = ${UNIT})`;

const READABLE: Readonly<Record<string, string>> = {
  assignment_view: `${SEES} or ${ofUnits('unit_id')} or province_id = ${UNIT} or ${DEPARTMENT} = any (departments) or (level = 'province' and ${set('provinces')} <> '') or ${isTold('id')}`,
  // By its table's name: in a subselect a bare `id` would be the other table's.
  stream: `${partOf('stream.id')} or ${otherStream('stream.id')}`,
  // What a cycle's event says of one unit, such as its appeal, is that unit's.
  event: `${partOf('stream_id')} or (${otherStream('stream_id')} and coalesce(data ->> 'unit', ${UNIT}) = ${UNIT})`,
  plan_text: partOf('assignment_id'),
  document: partOf('stream_id'),
  attachment: partOf('assignment_id'),
  progress_report: partOf('assignment_id'),
  metric_value: partOf('assignment_id'),
  worklist_item: `unit_id = ${UNIT} or ${partOf('assignment_id')}`,
  assignment_version: listedWith('assignment_id'),
  reminder: listedWith('assignment_id'),
  delivery: listedWith('assignment_id'),
  copy: `recipient in (${USER}, ${UNIT}) or ${listedWith('assignment_id')}`,
  supervision_case: `addressee = ${UNIT} or ${listedWith('assignment_id')}`,
  published_score: `${SEES} or ${ofUnits('unit_id')}`,
  proxy: `${SEES} or unit_id = ${UNIT}`,
  change_set_row: SEES,
  wake: SEES,
  // A text under work is nobody's but its unit's.
  draft: `${unitOf('assignment_id')} = ${UNIT}`,
  // By person.
  message: `${SEES} or recipient in (${USER}, ${UNIT})`,
  involvement: `user_id = ${USER}`,
  comment_read: `user_id = ${USER}`,
  // The trail is for the administrators' own pages; receipts are the record's.
  audit: `${set('sees')} = 'operations'`,
  receipt: 'false',
};
/** By the API itself. */
const WRITTEN = ['attachment', 'draft', 'comment_read'];

const FUNCTIONS = [
  // Copied to the reader, or a leader's instruction addressed to their unit.
  `create function told_assignments() returns setof text language sql stable parallel safe security definer rows 50 set search_path = pg_catalog, public as
    $$ select copy.assignment_id from public.copy where copy.recipient in (current_setting('liandong.user', true), current_setting('liandong.unit', true))
      union select supervision_case.assignment_id from public.supervision_case where supervision_case.addressee = current_setting('liandong.unit', true) and supervision_case.addressee <> supervision_case.unit_id $$`,
  'revoke all on function told_assignments() from public',
  'grant execute on function told_assignments() to liandong_app',
  // Whether a message went out, and nothing of what it says: who reads a reminder's row sees that of all its recipients. By its owner's rights, therefore.
  'create view delivery_state as select message.id, message.state, message.settled_at, message.created_at from message',
  'grant select on delivery_state to liandong_app',
];
