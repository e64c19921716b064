import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two ways to be let in: by an identity of 统一身份认证, bound to an account once (decision record 0056), and by a password that another has made, which is good for one login; and accounts that differ in more than capitals. */
export class AddSignOn20240222T0900 implements MigrationInterface {
  readonly name = 'AddSignOn1708592400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table sign_on_subject (issuer text not null, subject text not null, user_id text not null references app_user (id), bound_at timestamptz not null default now(),
      primary key (issuer, subject), unique (user_id, issuer))`);
    await runner.query('grant select, insert, delete on sign_on_subject to liandong_app');
    // `User` is no other account than `user`, whichever door makes it.
    await runner.query('create unique index app_user_account_folded on app_user (lower(account))');
    await runner.query('alter table app_user add column password_used boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index app_user_account_folded');
    await runner.query('alter table app_user drop column password_used');
    await runner.query('drop table sign_on_subject');
  }
}
