import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The secret address of a person's deadlines: its hash alone, so that who reads the table can open no feed. */
export class AddCalendarFeeds20240211T0910 implements MigrationInterface {
  readonly name = 'AddCalendarFeeds1707642600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table calendar_feed (user_id text primary key references app_user (id), token_sha256 text not null unique, made_at timestamptz not null default record_now())`);
    await runner.query('grant select, insert, update, delete on calendar_feed to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table calendar_feed');
  }
}
