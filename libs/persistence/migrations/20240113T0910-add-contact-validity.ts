import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts with validity dates (I1), days inclusive; null: without end. Contacts and units are written by the record from now on. */
export class AddContactValidity20240113T0910 implements MigrationInterface {
  readonly name = 'AddContactValidity1705137000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app_user add column valid_from date, add column valid_until date, add constraint app_user_valid check (valid_until >= valid_from)');
    await runner.query('grant insert, update on app_user to liandong_record');
    await runner.query('grant update on unit to liandong_record');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('revoke update on unit from liandong_record');
    await runner.query('revoke insert, update on app_user from liandong_record');
    await runner.query('alter table app_user drop constraint app_user_valid, drop column valid_from, drop column valid_until');
  }
}
