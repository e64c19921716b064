import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the database was set back to an earlier time: what was due in between may have gone out (decision record 0058). */
export class AddRestore20240227T0900 implements MigrationInterface {
  readonly name = 'AddRestore1709024400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table restore (id bigint generated always as identity primary key, restored_at timestamptz not null, taken_at timestamptz not null, reason text not null)');
    await runner.query('grant select on restore to liandong_record, liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table restore');
  }
}
