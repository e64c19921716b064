import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { at, parseDay } from '#domain/calendar/day.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import { cycleId } from '#domain/shared/ids.js';
import { actOnCycle, launchCycle } from '#record/launch.js';
import { publishCalendar, publishCatalogue, publishUnits } from '#record/publish.js';
import type { RecordContext } from '#record/record-context.js';
import { PASSWORD } from '../content.js';
import { catalogueOf, citiesOf, MODEL_CITIES, peopleOf, THIS_YEAR, TODAY, YEARS } from './crowd.js';
import { playCycle } from './lives.js';
import { ANSWER, copyCities, inBulk, type Say } from './twins.js';

const NOW = at(parseDay(TODAY), 12);
/** Cycles before this one are played to their end. */
const PLAYED_OUT = (year: number) => at(parseDay(`${year + 1}-03-01`), 12);
const COORDINATOR = { kind: 'user', userId: 'bureau:coordinator', unit: 'bureau', roles: ['coordinator'] } as const;

const setClock = (owner: pg.Pool, instant: number) => owner.query(`update demo_clock set offset_ms = $1 - floor(extract(epoch from clock_timestamp()) * 1000)::bigint where demo_clock.id = 1`, [instant]);

/**
 * A database with so many assignments at least: ten cycles, nine of them archived, one under way; the more assignments, the
 * more cities.
 */
export async function fillDatabase(owner: pg.Pool, record: RecordContext, assignments: number, say: Say): Promise<void> {
  await playYears(owner, record, say);
  await widen(owner, record, assignments, say);
}

/** Every cycle, played by the rules for each province and a model city of it; what they left beside, but no message yet. */
export async function playYears(owner: pg.Pool, record: RecordContext, say: Say): Promise<void> {
  const last = catalogueOf(THIS_YEAR);
  await setClock(owner, at(parseDay('2010-01-04'), 9));
  await publishUnits(record, last.departments, PROVINCIAL_UNITS, MODEL_CITIES);
  await publishCalendar(record, CALENDAR_2024_2026);
  for (const year of YEARS) await play(owner, record, year, say);
  await setClock(owner, NOW);
  for (const statement of AS_HAPPENED) await owner.query(statement);
  // What playing left dead is not to be measured.
  await owner.query('vacuum full');
}

/** The other cities, who live as their models do; the people; and what all of it left beside. */
export async function widen(owner: pg.Pool, record: RecordContext, assignments: number, say: Say): Promise<void> {
  const cities = citiesOf(assignments);
  await setClock(owner, NOW);
  await publishUnits(record, catalogueOf(THIS_YEAR).departments, PROVINCIAL_UNITS, cities);
  await owner.query(
    `insert into app_user (id, account, name, unit_id, roles, email, password_hash) select row.id, row.id, row.id, row.unit, row.roles, row.id || '@liandong.example', $2 from jsonb_to_recordset($1::jsonb) as row(id text, unit text, roles text[])`,
    [JSON.stringify(peopleOf(cities)), await hash(PASSWORD)],
  );
  await inBulk(owner, say, async () => {
    await copyCities(owner, cities, say);
    for (const [what, statement] of Object.entries(BESIDE)) {
      const began = performance.now();
      const { rowCount } = await owner.query(statement);
      say(`${what}: ${rowCount} rows, ${Math.round((performance.now() - began) / 1000)} s`);
    }
  });
  await owner.query('vacuum analyze');
}

async function play(owner: pg.Pool, record: RecordContext, year: number, say: Say): Promise<void> {
  const [began, stream, isOver] = [performance.now(), cycleId(year), year < THIS_YEAR];
  await setClock(owner, at(parseDay(`${year}-03-29`), 9));
  await publishCatalogue(record, catalogueOf(year));
  const launched = await launchCycle(record, { year, commandId: `bench/launch/${year}`, actor: COORDINATOR });
  if ('refusal' in launched) throw new Error(`${year} is not launched: ${launched.refusal.code}`);
  await playCycle(record, stream, { calendar: CALENDAR_2024_2026, settings: settingsOf(year) }, isOver ? PLAYED_OUT(year) : NOW, isOver);
  if (isOver) {
    await setClock(owner, PLAYED_OUT(year));
    for (const type of ['CloseCycle', 'ArchiveCycle'] as const) {
      const ended = await actOnCycle(record, { stream, commandId: `bench/${type}/${year}`, actor: COORDINATOR, body: { type } });
      if ('refusal' in ended) throw new Error(`${year} ${type}: ${ended.refusal.code}`);
    }
  }
  say(`cycle ${year} played, ${Math.round((performance.now() - began) / 1000)} s`);
}

/** What each act of a played life left; of twins it is made with their events. */
const OF_ACTS = `select event.*, event.command_id is distinct from lag(event.command_id) over (partition by event.stream_id order by event.sequence) as is_first from event where event.stream_id like 'asg/%'`;

/** What the dispatcher and the API would have left beside the acts, before the lives are copied. */
const AS_HAPPENED = [
  // An answer of the bench is one of two hundred lives.
  `delete from receipt where receipt.command_id like 'bench/cycle/%'`,
  // Workflows have heard of everything.
  'delete from wake',
  'delete from audit',
  // What fell due went out on its day: an act that came later held nothing back. Of the notices to a unit one in ten was over the week's cap.
  `update reminder set state = 'dispatched', suppressed_reason = null, settled_at = reminder.due_at
   where reminder.due_at <= record_now() and (reminder.state = 'armed' or (reminder.settled_at > reminder.due_at and reminder.suppressed_reason not in ('merged', 'escalated')))`,
  `update reminder set state = 'suppressed', suppressed_reason = 'capped' where reminder.duty = 'supervision' and reminder.state = 'dispatched' and abs(hashtext(reminder.assignment_id || reminder.rule)) % 10 = 0`,
  `insert into plan_text (assignment_id, version, text_hash, sections, frozen_at)
   select event.stream_id, row_number() over (partition by event.stream_id order by event.sequence), event.hash,
     jsonb_build_array(jsonb_build_object('id', 'goals', 'text', 'goals of ' || event.stream_id || repeat('，完善专利转化运用机制，推进知识产权保护', 20)), jsonb_build_object('id', 'measures', 'text', repeat('建立台账，逐月调度，落实责任；', 30))), event.recorded_at
   from event where event.type = 'PlanDrafted'`,
  `insert into receipt (command_id, stream_id, body_hash, content, recorded_at) select md5(sealed.command_id || sealed.stream_id)::uuid::text, sealed.stream_id, sealed.hash, ${ANSWER}, sealed.recorded_at from (${OF_ACTS}) as sealed where sealed.is_first`,
  `insert into audit (recorded_at, actor, action, stream_id, command_id, outcome) select act.recorded_at, act.actor, act.type, act.stream_id, md5(act.command_id || act.stream_id)::uuid::text, 'accepted' from (${OF_ACTS}) as act where act.is_first`,
];

const BESIDE: Readonly<Record<string, string>> = {
  logins: `insert into audit (recorded_at, actor, action, outcome) select record_now() - number * interval '3 days', jsonb_build_object('kind', 'user', 'userId', app_user.id), 'Login', 'login' from app_user, generate_series(1, 100) as number`,
  drafts: `insert into draft (assignment_id, version, sections, saved_at, saved_by) select assignment_view.id, 1, '[{"id": "goals", "text": "…"}]', record_now() - interval '1 day', assignment_view.unit_id || ':clerk' from assignment_view where assignment_view.status in ('acknowledged', 'returned') and assignment_view.level in ('province', 'city')`,
  copies: `insert into copy (assignment_id, recipient, copied_at) select assignment_view.id, case when abs(hashtext(assignment_view.id)) % 2 = 0 then 'bureau:leader' else assignment_view.lead_department end, assignment_view.changed_at from assignment_view where abs(hashtext(assignment_view.id)) % 50 < 2`,
  'notices of a day': `create unlogged table bench_sent as select *, dense_rank() over (order by recipient, day) as digest from (
    select reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, reminder.settled_at, (reminder.settled_at at time zone 'Asia/Shanghai')::date as day,
      case when reminder.addressees[1] like 'unit:%' then reminder.unit_id || ':clerk' else reminder.lead_department || ':reviewer' end as recipient from reminder where reminder.state = 'dispatched') as sent`,
  messages: `insert into message (id, channel, recipient, kind, title, lines, created_at, state, settled_at)
    select md5(channel || sent.digest)::uuid, channel, sent.recipient, 'digest', '{"zh": "今日提醒", "en": "Reminders of today"}', (jsonb_agg(jsonb_build_object('assignment', sent.assignment_id, 'reminder', sent.rule, 'zh', '请按期办理', 'en', 'Please act in time')) filter (where sent.place <= 10)), min(sent.settled_at), case when channel = 'email' and sent.digest % 5000 = 0 then 'failed' else 'sent' end, min(sent.settled_at)
    from (select *, row_number() over (partition by digest order by assignment_id, duty) as place from bench_sent) as sent, (values ('in_app'), ('email')) as channels(channel) group by channel, sent.digest, sent.recipient`,
  deliveries: `insert into delivery (assignment_id, duty, rule, occurrence, recipient, channel, message_id) select sent.assignment_id, sent.duty, sent.rule, sent.occurrence, sent.recipient, channel, md5(channel || sent.digest)::uuid from bench_sent as sent, (values ('in_app'), ('email')) as channels(channel)`,
  'read marks': `insert into notice_read (message_id, user_id, read_at) select message.id, message.recipient, message.created_at from message join app_user on app_user.id = message.recipient where message.channel = 'in_app' and message.created_at < record_now() - interval '20 days'`,
  'nothing left over': 'drop table bench_sent',
};
