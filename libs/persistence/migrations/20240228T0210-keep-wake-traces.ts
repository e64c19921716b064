import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of which clicks a stream's telling comes, where somebody traces (decision record 0064): W3C `traceparent` of each act, at most sixteen. */
export class KeepWakeTraces20240228T0210 implements MigrationInterface {
  readonly name = 'KeepWakeTraces1709086200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table wake add column traces text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table wake drop column traces');
  }
}
