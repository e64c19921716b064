import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 只读维护 (decision record 0063): while a row has no end, the two logins write nothing of the work, whichever way they come. */
export class AddMaintenance20240228T0200 implements MigrationInterface {
  readonly name = 'AddMaintenance1709085600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
    for (const [table, writes] of Object.entries(HELD)) {
      await runner.query(`create trigger held_in_maintenance before ${writes} on ${table} for each statement execute function hold_in_maintenance()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(HELD)) await runner.query(`drop trigger held_in_maintenance on ${table}`);
    await runner.query('drop function hold_in_maintenance()');
    await runner.query('drop table maintenance');
  }
}

const ALL = 'insert or update or delete';
/** What an act, a reminder or a person at a page writes; where the house itself goes on with a row (sends it, scans it, makes it), its beginning alone. */
const HELD: Readonly<Record<string, string>> = {
  event: ALL, receipt: ALL, reminder: ALL,
  draft: ALL, comment_read: ALL, notice_read: ALL, notice_setting: ALL, phrase: ALL, saved_view: ALL, security_setting: ALL,
  attachment: 'insert or delete', calendar_feed: 'insert or delete',
  batch_answer: 'insert', bulletin: 'insert', bulletin_erratum: 'insert', catalogue_source: 'insert', channel_setting: 'insert', delivery: 'insert', document: 'insert', exported_list: 'insert', message: 'insert', message_template: 'insert', rehearsal_run: 'insert',
};

const UP = [
  `create table maintenance (id bigint generated always as identity primary key, began_at timestamptz not null, reason text not null check (reason <> ''), began_by text not null, ended_at timestamptz, ended_by text)`,
  // One at a time.
  'create unique index maintenance_now on maintenance ((true)) where ended_at is null',
  'grant select, insert, update on maintenance to liandong_record',
  'grant select on maintenance to liandong_app',
  // The lock is shared by all who write and taken alone by who switches: a write is whole before the switch, or hears of it.
  // Each statement of a volatile function sees what was committed before it began: what the switch wrote, where this one waited for it.
  `create function hold_in_maintenance() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    declare now_held record;
    begin
      if current_user in ('liandong_record', 'liandong_app') then
        perform pg_advisory_xact_lock_shared(hashtext('maintenance'));
        select maintenance.reason, round(extract(epoch from maintenance.began_at) * 1000)::float8 as since into now_held from public.maintenance where maintenance.ended_at is null;
        if found then
          raise exception 'maintenance' using errcode = 'LD001', detail = json_build_object('reason', now_held.reason, 'sinceMs', now_held.since)::text;
        end if;
      end if;
      return null;
    end $$`,
];
