import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 保存视图: filters of a list under a name, of a person or of their whole office (W3). Content: the API's own. */
export class AddSavedViews20240201T0910 implements MigrationInterface {
  readonly name = 'AddSavedViews1706778600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table saved_view (
      id uuid primary key default gen_random_uuid(), user_id text not null references app_user (id), unit_id text references unit (id), page text not null, name text not null, search jsonb not null,
      saved_at timestamptz not null default record_now())`);
    await runner.query('create unique index saved_view_name on saved_view (user_id, page, name)');
    await runner.query('create index saved_view_unit on saved_view (unit_id, page) where unit_id is not null');
    await runner.query('grant select, insert, update, delete on saved_view to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_view');
  }
}
