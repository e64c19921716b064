import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of change sets (T6). */
export class CreateChangeSetRow20240101T0910 implements MigrationInterface {
  readonly name = 'CreateChangeSetRow1704071400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table change_set_row (
      change_set_id text not null references stream (id), assignment_id text not null, expected_sequence int not null,
      change jsonb not null, preview jsonb not null, state text not null check (state in ('pending', 'applied', 'stale', 'dropped')), code text, settled_at timestamptz,
      primary key (change_set_id, assignment_id))`);
    await runner.query('grant select, insert, update on change_set_row to liandong_record');
    await runner.query('grant select on change_set_row to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table change_set_row');
  }
}
