import type pg from 'pg';
import { consequenceOf } from '#domain/reminder/reminder-consequence.js';
import { reminderLine } from '#domain/reminder/reminder-text.js';
import { composeMessages, type Messages } from './compose-messages.js';
import { NEXT, withinCap } from './dispatch-cap.js';
import { readDirectory, type DueRow } from './dispatch-recipients.js';
import { lostUntil } from './lost-span.js';
import { releaseHeld } from './messages.js';
import { readWays } from './message-ways.js';
import { inTransaction, recordNow, type RecordContext } from './record-context.js';

/** Claimed in one commit; bigger ones hold locks longer, smaller ones cost a commit more (performance rule 4). */
const BATCH = 500;
/** A batch is taken unit by unit out of so many: what one person is told at once is written once, and a herd is not sorted for each batch. */
const AHEAD = 5_000;
/** A row handed on later than this after its instant is marked late: there was an outage. */
const LATE = '5 minutes';

/** Epoch ms, by the record's clock, at which the dispatch has something to do: the earliest armed row, or the end of the quiet hours for what waits for it; null: nothing. */
export async function earliestArmed(record: RecordContext): Promise<number | null> {
  const { rows } = await record.pool.query<{ at: number | null }>(`select round(extract(epoch from least((select min(reminder.due_at) from reminder where reminder.state = 'armed'), (select min(message.not_before) from message where message.state = 'handed'))) * 1000)::float8 as at`);
  return rows[0]?.at ?? null;
}

/**
 * Hands on every row whose instant has come, 500 a commit: in-app notices are there at once, what leaves the house is `handed`. Rows of
 * an outage: the newest of a duty is sent, earlier ones `merged`. Answers the next armed instant and how long it is until
 * then by the record's clock (ms).
 */
export async function dispatchDue(record: RecordContext, progress?: (dispatched: number) => void): Promise<{ dispatched: number; nextDueAt: number | null; waitMs?: number }> {
  let dispatched = await releaseHeld(record);
  for (;;) {
    const count = await inTransaction(record, (client) => dispatchBatch(record, client));
    dispatched += count;
    progress?.(dispatched);
    if (count === 0) break;
  }
  const nextDueAt = await earliestArmed(record);
  if (nextDueAt === null) return { dispatched, nextDueAt };
  return { dispatched, nextDueAt, waitMs: Math.max(0, nextDueAt - (await recordNow(record, record.pool))) };
}

/** Of rows that belong to a case or an instant: the day of the reply; of a nudge, the day of what the assignment owes. A red draft has none until it is issued. */
const ACT_BY = `case when reminder.duty = 'nudge' then assignment_view.due_on when reminder.duty = 'supervision' and reminder.rule <> 'red_draft'
        then (select supervision_case.reply_due_on from supervision_case where supervision_case.id = split_part(reminder.occurrence, '${NEXT}', 1)) end`;

/**
 * Of a duty's rows that an outage left behind the newest is told. Not what may have gone out before the database was set back: each is
 * told as unknown (decision record 0058). A duty has few rows and an outage leaves many: `offset 0` has them found by the duty, not among all that is due.
 */
const IS_MERGED = `coalesce(reminder.owed_at, reminder.due_at) > to_timestamp($2 / 1000.0) and exists (
        select from (select own.state, own.due_at from reminder own where own.assignment_id = reminder.assignment_id and own.duty = reminder.duty and own.occurrence = reminder.occurrence offset 0) as newer
        where newer.state = 'armed' and newer.due_at <= to_timestamp($1 / 1000.0) and newer.due_at > reminder.due_at)`;

/** A row under our lock. */
interface ClaimedRow extends DueRow {
  /** Where it lies: nobody moves it before this transaction does. */
  readonly place: string;
  readonly merged: boolean;
}

async function dispatchBatch(record: RecordContext, client: pg.PoolClient): Promise<number> {
  // One at a time: two would begin two messages of one key.
  await client.query(`select pg_advisory_xact_lock(hashtext('dispatch'))`);
  const now = await recordNow(record, client);
  const { rows } = await client.query<ClaimedRow>({
    name: 'claim-due',
    text: `with ahead as (
        select reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, reminder.due_at, reminder.unit_id from reminder
        where reminder.state = 'armed' and reminder.due_at <= to_timestamp($1 / 1000.0) order by reminder.due_at, reminder.assignment_id limit ${AHEAD}),
      next as (select * from ahead order by ahead.due_at, ahead.unit_id limit ${BATCH})
      select reminder.ctid as place, reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, reminder.addressees, reminder.alone, reminder.task_code, reminder.unit_id, reminder.lead_department,
        exists (select from jsonb_array_elements(stream.state -> 'extensions') as asked where asked ->> 'duty' = reminder.duty and (asked ->> 'inTime')::boolean) as held,
        round(extract(epoch from reminder.due_at) * 1000)::float8 as due_ms, round(extract(epoch from coalesce(reminder.owed_at, reminder.due_at)) * 1000)::float8 as owed_ms, coalesce(assignment_view.status, 'not_issued') as status, coalesce(assignment_view.mandatory, false) as mandatory, (${ACT_BY})::text as act_by, (${IS_MERGED}) as merged
      from next join reminder using (assignment_id, duty, rule, occurrence) left join assignment_view on assignment_view.id = reminder.assignment_id left join stream on stream.id = reminder.assignment_id
      where reminder.state = 'armed' order by reminder.due_at, reminder.unit_id for update of reminder skip locked`,
    values: [now, await lostUntil(client)],
  });
  await merge(client, rows.filter(({ merged }) => merged), now);
  const going = await withinCap(client, rows.filter(({ merged }) => !merged), now);
  if (going.length > 0) await handOn(client, going, now);
  return rows.length;
}

async function merge(client: pg.PoolClient, rows: readonly ClaimedRow[], now: number): Promise<void> {
  if (rows.length === 0) return;
  await client.query(`update reminder set state = 'suppressed', suppressed_reason = 'merged', settled_at = to_timestamp($2 / 1000.0) where reminder.ctid = any ($1::tid[])`, [rows.map(({ place }) => place), now]);
}

async function handOn(client: pg.PoolClient, rows: readonly ClaimedRow[], now: number): Promise<void> {
  const directory = await readDirectory(client, rows);
  const [ways, names] = [await readWays(client, [...new Set([...directory.values()].flat())]), await readNames(client, rows)];
  const lineOf = (row: DueRow) => ({ assignment: row.assignment_id, reminder: `${row.duty}|${row.rule}|${row.occurrence}`, ...reminderLine({ ...row, ...subjectOf(row, names) }), otherwise: consequenceOf(row) });
  const { messages, longer, deliveries, gone } = await composeMessages(client, rows, directory, ways, lineOf, now);
  if (longer.length > 0) await lengthen(client, longer);
  const reachNobody = new Set(gone);
  await client.query({
    name: 'hand-on',
    text: `with made as (
        insert into message (id, channel, recipient, kind, key, language, template_version, title, lines, created_at, state, failure, settled_at, not_before)
        select row.id, row.channel, row.recipient, row.kind, row.key, row.language, row.template_version, row.title, row.lines, to_timestamp($4 / 1000.0), row.state, row.failure,
          case when row.state <> 'handed' then to_timestamp($4 / 1000.0) end, to_timestamp(row.not_before / 1000.0)
        from jsonb_to_recordset($1::jsonb) as row(id uuid, channel text, recipient text, kind text, key text, language text, template_version int, title jsonb, lines jsonb, state text, failure text, not_before float8)),
      delivered as (
        insert into delivery (assignment_id, duty, rule, occurrence, recipient, channel, message_id)
        select row.* from jsonb_to_recordset($2::jsonb) as row(assignment_id text, duty text, rule text, occurrence text, recipient text, channel text, message_id uuid))
      update reminder set state = case when row.gone then 'suppressed' else 'dispatched' end, suppressed_reason = case when row.gone then 'recipient_gone' end,
        settled_at = to_timestamp($4 / 1000.0), late = reminder.late or to_timestamp($4 / 1000.0) - reminder.due_at > interval '${LATE}'
      from unnest($3::tid[], $5::boolean[]) as row(place, gone) where reminder.ctid = row.place`,
    values: [JSON.stringify(messages), JSON.stringify(deliveries), rows.map(({ place }) => place), now, rows.map((row) => reachNobody.has(row))],
  });
}

/** Lines that come to messages of the rows before these. */
async function lengthen(client: pg.PoolClient, longer: Messages['longer']): Promise<void> {
  await client.query({
    name: 'lengthen',
    text: `update message set lines = message.lines || row.lines, title = row.title from jsonb_to_recordset($1::jsonb) as row(id uuid, title jsonb, lines jsonb) where message.id = any ($2::uuid[]) and message.id = row.id`,
    values: [JSON.stringify(longer), longer.map(({ id }) => id)],
  });
}

interface Names {
  readonly units: ReadonlyMap<string, { name: string; english_name: string }>;
  readonly tasks: ReadonlyMap<string, { number: number; title: string; englishTitle: string }>;
}

async function readNames(client: pg.PoolClient, rows: readonly DueRow[]): Promise<Names> {
  const units = await client.query<{ id: string; name: string; english_name: string }>('select unit.id, unit.short_name as name, unit.english_name from unit where unit.id = any($1)', [[...new Set(rows.map((row) => row.unit_id))]]);
  const years = [...new Set(rows.map((row) => Number(row.assignment_id.split('/')[1])))];
  const tasks = await client.query<{ year: number; code: string; number: number; title: string; english_title: string }>(
    `select distinct on (catalogue_version.year, task ->> 'code') catalogue_version.year, task ->> 'code' as code, (task ->> 'number')::int as number, task ->> 'title' as title, task ->> 'englishTitle' as english_title
     from catalogue_version cross join jsonb_array_elements(catalogue_version.content -> 'tasks') as task where catalogue_version.year = any($1)
     order by catalogue_version.year, task ->> 'code', catalogue_version.published_at desc`,
    [years],
  );
  return {
    units: new Map(units.rows.map((row) => [row.id, row])),
    tasks: new Map(tasks.rows.map((row) => [`${row.year}/${row.code}`, { number: row.number, title: row.title, englishTitle: row.english_title }])),
  };
}

const subjectOf = (row: DueRow, names: Names) => {
  const task = names.tasks.get(`${row.assignment_id.split('/')[1]}/${row.task_code}`);
  const unit = names.units.get(row.unit_id);
  return { taskNumber: task?.number ?? 0, taskTitle: task?.title ?? row.task_code, taskEnglishTitle: task?.englishTitle ?? row.task_code, unit: unit?.name ?? row.unit_id, unitEnglish: unit?.english_name ?? row.unit_id, isHeld: row.held, actBy: row.act_by };
};
