import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 统一身份认证: whose identity at the provider is whose account here; once bound, no other identity gets the account. */
export class BindSignOn20240222T0900 implements MigrationInterface {
  readonly name = 'BindSignOn1708592400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table sign_on_subject (issuer text not null, subject text not null, user_id text not null references app_user (id), bound_at timestamptz not null default now(),
      primary key (issuer, subject), unique (user_id, issuer))`);
    await runner.query('grant select, insert, delete on sign_on_subject to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_on_subject');
  }
}
