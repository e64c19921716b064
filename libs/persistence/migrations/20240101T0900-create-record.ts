import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The record: streams and events, projections, reminder ledger, messages, audit, wake. Written by `liandong_record` alone. */
export class CreateRecord20240101T0900 implements MigrationInterface {
  readonly name = 'CreateRecord1704070800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text)');
    await runner.query('drop function open_stream(text, text)');
    await runner.query('drop function record_now()');
    for (const table of TABLES) await runner.query(`drop table ${table}`);
  }
}

const TABLES = [
  'document', 'supervision_case', 'delivery', 'message', 'reminder', 'involvement', 'worklist_item', 'assignment_view',
  'plan_text', 'audit', 'wake', 'receipt', 'event', 'stream', 'demo_clock', 'calendar_version', 'catalogue_version', 'unit',
];

const UP = [
  `create table unit (
    id text primary key, kind text not null check (kind in ('bureau', 'province', 'department')),
    position int not null, name text not null, short_name text not null, english_name text not null,
    detail jsonb not null default '{}')`,
  `create table catalogue_version (
    id text primary key, year int not null, hash text not null, content jsonb not null, published_at timestamptz not null)`,
  `create table calendar_version (version text primary key, content jsonb not null, published_at timestamptz not null)`,
  `create table demo_clock (
    id int primary key check (id = 1), offset_ms bigint not null default 0, target_at timestamptz)`,
  `insert into demo_clock (id) values (1)`,
  // One clock: the database's. Only the demo's row moves it; production's offset stays 0.
  `create function record_now() returns timestamptz language sql volatile as
    $$ select date_trunc('milliseconds', clock_timestamp() + (select offset_ms from demo_clock where id = 1) * interval '1 millisecond') $$`,
  `create table stream (
    id text primary key, kind text not null, sequence int not null, last_hash text not null, state jsonb not null,
    rules_version int not null, next_due_at timestamptz, closed boolean not null default false)`,
  `create index stream_due on stream (next_due_at) where not closed and next_due_at is not null`,
  `create table event (
    stream_id text not null references stream (id), sequence int not null, command_id text not null, position int not null,
    type text not null, recorded_at timestamptz not null, actor jsonb not null, round int not null,
    data jsonb not null, texts jsonb not null, previous_hash text not null, hash text not null,
    primary key (stream_id, sequence), constraint event_command unique (command_id, position))`,
  // Locks a stream, then reads the hour and what the rules need: one round trip, and instants follow the order of the locks.
  `create function open_stream(wanted text, command text) returns table (
      state jsonb, at_ms float8, body_hash text, receipt_stream text, receipt jsonb, settings jsonb, calendar text) language plpgsql as
    $$ begin
      perform 1 from stream where stream.id = wanted for update;
      return query select s.state, round(extract(epoch from record_now()) * 1000)::float8, r.body_hash, r.stream_id, r.content, c.state -> 'settings',
          (select v.version from calendar_version v order by v.published_at desc limit 1)
        from (select 1) one left join stream s on s.id = wanted left join stream c on c.id = s.state ->> 'cycle'
          left join receipt r on r.command_id = command;
    end $$`,
  `create table receipt (
    command_id text primary key, stream_id text not null, body_hash text not null, content jsonb not null, recorded_at timestamptz not null)`,
  `create table wake (
    stream_id text primary key references stream (id), first_sequence int not null, last_sequence int not null,
    lane smallint not null, not_before timestamptz not null, leased_until timestamptz)`,
  `create index wake_next on wake (lane, not_before)`,
  `create table audit (
    id bigint generated always as identity primary key, recorded_at timestamptz not null, actor jsonb not null,
    action text not null, stream_id text, command_id text, outcome text not null check (outcome in ('accepted', 'refused', 'viewed', 'login', 'logout')),
    code text, facts jsonb not null default '{}', source text)`,
  `create index audit_stream on audit (stream_id)`,
  `create function append_audit(at timestamptz, who jsonb, what text, stream text, command text, result text, reason text, detail jsonb, origin text)
    returns void language sql security definer set search_path = pg_catalog, public as
    $$ insert into public.audit (recorded_at, actor, action, stream_id, command_id, outcome, code, facts, source)
       values (at, who, what, stream, command, result, reason, coalesce(detail, '{}'), origin) $$`,
  `create table plan_text (
    assignment_id text not null, version int not null, text_hash text not null, sections jsonb not null, frozen_at timestamptz not null,
    primary key (assignment_id, version))`,
  `create table assignment_view (
    id text primary key, cycle_id text not null, task_code text not null, obligation_id text not null, unit_id text not null,
    level text not null, mandatory boolean not null, lead_department text not null, departments text[] not null, status text not null, round int not null, sequence int not null,
    holder text, due_on date, due_at timestamptz, case_level text, percent numeric not null default 0, outcome text, changed_at timestamptz not null)`,
  `create index assignment_view_cell on assignment_view (cycle_id, task_code, unit_id)`,
  `create index assignment_view_unit on assignment_view (unit_id, cycle_id)`,
  `create table worklist_item (
    assignment_id text not null, unit_id text not null, role text not null, verb text not null, claimed_by text, since timestamptz not null,
    primary key (assignment_id, unit_id, role))`,
  `create index worklist_item_holder on worklist_item (unit_id, role)`,
  `create table involvement (
    user_id text not null, assignment_id text not null, started boolean not null default false, last_type text not null, last_at timestamptz not null,
    primary key (user_id, assignment_id))`,
  `create index involvement_last on involvement (user_id, last_at desc)`,
  `create table reminder (
    assignment_id text not null, duty text not null, rule text not null, occurrence text not null, due_at timestamptz not null,
    addressees text[] not null, alone boolean not null, state text not null check (state in ('armed', 'dispatched', 'suppressed')),
    suppressed_reason text, settled_at timestamptz, late boolean not null default false,
    task_code text not null, unit_id text not null, lead_department text not null,
    primary key (assignment_id, duty, rule, occurrence))`,
  `create index reminder_armed on reminder (due_at) where state = 'armed'`,
  `create index reminder_register on reminder (task_code, unit_id, due_at)`,
  `create table message (
    id uuid primary key default gen_random_uuid(), channel text not null check (channel in ('in_app', 'email')), recipient text not null,
    kind text not null check (kind in ('digest', 'alone')), title jsonb not null, lines jsonb not null, created_at timestamptz not null,
    state text not null check (state in ('handed', 'sent', 'failed', 'unknown')), settled_at timestamptz, attempts int not null default 0,
    try_after timestamptz, leased_until timestamptz, failure text)`,
  `create index message_inbox on message (recipient, created_at desc) where channel = 'in_app'`,
  `create index message_handed on message (try_after nulls first, created_at) where state = 'handed'`,
  `create table delivery (
    assignment_id text not null, duty text not null, rule text not null, occurrence text not null, recipient text not null, channel text not null,
    message_id uuid not null references message (id), primary key (assignment_id, duty, rule, occurrence, recipient, channel))`,
  `create index delivery_message on delivery (message_id)`,
  `create table supervision_case (
    id text primary key, number text not null, assignment_id text not null, cycle_id text not null, task_code text not null, unit_id text not null,
    lead_department text not null, level text not null, ground text not null, due_on date not null, reply_due_on date not null,
    event_sequence int not null, opened_at timestamptz not null, state text not null check (state in ('open', 'closed')), closed_at timestamptz)`,
  `create index supervision_case_assignment on supervision_case (assignment_id)`,
  `create table document (
    stream_id text not null, event_sequence int not null, kind text not null, title text not null, paragraphs jsonb not null, created_at timestamptz not null,
    primary key (stream_id, event_sequence, kind))`,
];
