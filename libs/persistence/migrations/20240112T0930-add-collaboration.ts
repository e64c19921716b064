import type { MigrationInterface, QueryRunner } from 'typeorm';

const ALL_RIGHTS = 'select, insert, update, delete';

/** Proxies and copies, written by the record; read marks, attachments, answers of batches, and who edited a draft, by the API. */
export class AddCollaboration20240112T0930 implements MigrationInterface {
  readonly name = 'AddCollaboration1705051800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table draft drop column editors');
    for (const table of ['batch_answer', 'attachment', 'comment_read', 'copy', 'proxy']) await runner.query(`drop table ${table}`);
  }
}

const UP = [
  `create table proxy (
    id text primary key, unit_id text not null references unit (id), principal text not null, proxy text not null, from_on date not null, until_on date not null,
    tasks text[], set_at timestamptz not null, ended_at timestamptz)`,
  `create index proxy_between on proxy (principal, proxy)`,
  `create index proxy_unit on proxy (unit_id)`,
  // The recipient is a person or a unit; ids of both kinds never meet.
  `create table copy (
    assignment_id text not null references stream (id), recipient text not null, copied_at timestamptz not null, primary key (assignment_id, recipient))`,
  `create index copy_recipient on copy (recipient)`,
  'grant select, insert, update on proxy, copy to liandong_record',
  'grant select on proxy, copy to liandong_app',
  // Up to which event of its stream somebody has read the comments.
  `create table comment_read (
    assignment_id text not null references stream (id), user_id text not null references app_user (id), up_to int not null, read_at timestamptz not null,
    primary key (assignment_id, user_id))`,
  `create table attachment (
    id uuid primary key default gen_random_uuid(), assignment_id text not null references stream (id), hash text not null, name text not null, type text not null, size bigint not null,
    unit_id text not null references unit (id), uploaded_by text not null references app_user (id), uploaded_at timestamptz not null)`,
  `create unique index attachment_once on attachment (assignment_id, unit_id, hash, name)`,
  `create table batch_answer (command_id text primary key, body_hash text not null, content jsonb not null, answered_at timestamptz not null)`,
  `alter table draft add column editors text[] not null default '{}'`,
  `grant ${ALL_RIGHTS} on comment_read, attachment, batch_answer to liandong_app`,
  'grant select on comment_read, attachment, batch_answer to liandong_record',
];
