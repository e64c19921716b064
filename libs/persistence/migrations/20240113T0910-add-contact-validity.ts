import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts with validity dates (I1), days inclusive; null: without end. Units that were closed keep their row. */
export class AddContactValidity20240113T0910 implements MigrationInterface {
  readonly name = 'AddContactValidity1705137000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app_user add column valid_from date, add column valid_until date, add constraint app_user_valid check (valid_until >= valid_from)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app_user drop constraint app_user_valid, drop column valid_from, drop column valid_until');
  }
}
