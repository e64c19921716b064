import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a row would have fallen due, had its instant been passed in time (decision record 0060); null: no instant asked for it at once. */
export class KeepOwedAt20240228T0300 implements MigrationInterface {
  readonly name = 'KeepOwedAt1709089200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reminder add column owed_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reminder drop column owed_at');
  }
}
