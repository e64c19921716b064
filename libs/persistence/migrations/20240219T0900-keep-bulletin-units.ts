import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units were called when a bulletin was made: asked again after one was renamed, it says the same. */
export class KeepBulletinUnits20240219T0900 implements MigrationInterface {
  readonly name = 'KeepBulletinUnits1708333200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulletin add column units jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulletin drop column units');
  }
}
