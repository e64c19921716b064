import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the API writes by itself: people, drafts, read marks, sessions. Entities in `entities/` describe the same tables. */
export class CreateContent20240101T0901 implements MigrationInterface {
  readonly name = 'CreateContent1704070860000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table app_user (
      id text primary key, account text not null unique, name text not null, unit_id text not null references unit (id),
      roles text[] not null, email text not null, password_hash text not null, enabled boolean not null default true)`);
    await runner.query(`create index app_user_unit on app_user (unit_id)`);
    await runner.query(`create table draft (
      assignment_id text primary key references stream (id), version int not null, sections jsonb not null,
      saved_at timestamptz not null, saved_by text not null references app_user (id))`);
    await runner.query(`create table notice_read (
      message_id uuid not null, user_id text not null references app_user (id), read_at timestamptz not null, primary key (message_id, user_id))`);
    await runner.query(`create table session (sid text primary key, sess json not null, expire timestamptz not null)`);
    await runner.query(`create index session_expire on session (expire)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['session', 'notice_read', 'draft', 'app_user']) await runner.query(`drop table ${table}`);
  }
}
