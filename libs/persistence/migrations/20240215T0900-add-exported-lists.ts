import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists that go out in the background (decision record 0051): asked for and made by the API, settled together with their notice by the record. */
export class AddExportedLists20240215T0900 implements MigrationInterface {
  readonly name = 'AddExportedLists1707987600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // `attempts` numbers the attempt under way: who makes it under an older number has lost it. `made_as`: the rights that its rows were read with.
  `create table exported_list (
     id uuid primary key default gen_random_uuid(), command_id text not null unique, body_hash text not null, owner text not null references app_user (id), list text not null, query jsonb not null,
     requested_at timestamptz not null, state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')), attempts int not null default 0, leased_until timestamptz, made_as text,
     rows_done int not null default 0, rows_total int, name text, size bigint, settled_at timestamptz, expires_at timestamptz)`,
  'create index exported_list_owner on exported_list (owner, requested_at desc)',
  `create index exported_list_waiting on exported_list (requested_at) where state = 'waiting'`,
  'grant select, insert, update, delete on exported_list to liandong_app',
  'grant select, update on exported_list to liandong_record',
  'alter table message drop constraint message_kind_check',
  `alter table message add constraint message_kind_check check (kind in ('alone', 'digest', 'deadline', 'notice', 'supervision', 'nudge', 'mention', 'contribution', 'exported_list'))`,
];

const DOWN = [
  `delete from notice_read using message where notice_read.message_id = message.id and message.kind = 'exported_list'`,
  `delete from message where message.kind = 'exported_list'`,
  'alter table message drop constraint message_kind_check',
  `alter table message add constraint message_kind_check check (kind in ('alone', 'digest', 'deadline', 'notice', 'supervision', 'nudge', 'mention', 'contribution'))`,
  'drop table exported_list',
];
