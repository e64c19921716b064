import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels besides in-app and e-mail: who has which, how each is doing, and messages that know their key, kind and quiet hours. */
export class AddChannels20240210T0900 implements MigrationInterface {
  readonly name = 'AddChannels1707555600000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table message drop constraint message_channel_check, drop constraint message_kind_check',
      `alter table message add constraint message_channel_check check (channel ~ '^[a-z][a-z0-9_-]{1,39}$'),
         add constraint message_kind_check check (kind in ('alone', 'digest', 'deadline', 'notice', 'supervision', 'nudge', 'mention', 'contribution')),
         add column key text, add column handed_at timestamptz not null default now(), add column not_before timestamptz, add column repeats int not null default 0`,
      'create unique index message_key on message (key, channel)',
      'drop index message_handed',
      `create index message_handed on message (channel, try_after nulls first, created_at) where state = 'handed'`,
      `create table channel_state (
         channel text primary key, kind text not null, is_set_up boolean not null, failures int not null default 0, failing_since timestamptz, open_until timestamptz, failure text)`,
      'grant select, insert, update on channel_state to liandong_record',
      'grant select on channel_state to liandong_app',
      `alter table app_user add column phone text not null default ''`,
      `alter table unit add column channels text[] not null default '{}'`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const statements = [
      'alter table unit drop column channels',
      'alter table app_user drop column phone',
      'drop table channel_state',
      'drop index message_handed',
      `create index message_handed on message (try_after nulls first, created_at) where state = 'handed'`,
      'drop index message_key',
      `delete from delivery where delivery.channel not in ('in_app', 'email')`,
      `delete from message where message.channel not in ('in_app', 'email')`,
      `update message set kind = 'alone' where message.kind not in ('digest', 'alone')`,
      'alter table message drop constraint message_channel_check, drop constraint message_kind_check, drop column key, drop column handed_at, drop column not_before, drop column repeats',
      `alter table message add constraint message_channel_check check (channel in ('in_app', 'email')), add constraint message_kind_check check (kind in ('digest', 'alone'))`,
    ];
    for (const statement of statements) await runner.query(statement);
  }
}
