import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels that an administrator enters (decision record 0055): every version of their settings, their secrets apart and sealed for the worker, and what the worker tells of itself. */
export class EnterChannels20240221T0900 implements MigrationInterface {
  readonly name = 'EnterChannels1708506000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const KINDS = `'alone', 'digest', 'deadline', 'notice', 'supervision', 'nudge', 'mention', 'contribution', 'exported_list'`;

const UP = [
  `create table channel_setting (
     channel text not null check (channel ~ '^[a-z][a-z0-9-]{1,39}$' and channel not in ('email', 'in-app')), version int not null check (version > 0),
     kind text not null check (kind in ('webhook', 'sms', 'wecom', 'dingtalk', 'feishu')), url text not null, key_id text not null, unit text references unit (id),
     state text not null check (state in ('on', 'off', 'deleted')), secret_set_at timestamptz, saved_by text not null references app_user (id), saved_at timestamptz not null default record_now(),
     primary key (channel, version))`,
  // Apart: no version of a setting, and nothing that reads settings, ever holds one.
  'create table channel_secret (channel text primary key, version int not null, sealed jsonb not null)',
  // What the worker can reach and open, told at its start.
  'create table worker_told (id int primary key default 1 check (id = 1), allowed_hosts text[] not null, box_key jsonb, told_at timestamptz not null default now())',
  'alter table channel_state add column of_environment boolean not null default false, add column unit text',
  'grant select, insert on channel_setting to liandong_record',
  'grant select, insert, update, delete on channel_secret to liandong_record',
  'grant select, insert, update on worker_told to liandong_record',
  'grant select on channel_setting, worker_told to liandong_app',
  'alter table message drop constraint message_kind_check',
  `alter table message add constraint message_kind_check check (kind in (${KINDS}, 'test'))`,
  `create index message_test on message (channel, handed_at desc) where kind = 'test'`,
];

const DOWN = [
  'drop index message_test',
  `delete from message where message.kind = 'test'`,
  'alter table message drop constraint message_kind_check',
  `alter table message add constraint message_kind_check check (kind in (${KINDS}))`,
  `update channel_state set is_set_up = false where not channel_state.of_environment and channel_state.channel in (select channel_setting.channel from channel_setting)`,
  'alter table channel_state drop column of_environment, drop column unit',
  'drop table worker_told',
  'drop table channel_secret',
  'drop table channel_setting',
];
