import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rehearsal is known by the key it was asked with: asked twice it is run once. Those of before have none. */
export class KnowRehearsalsByCommand20240212T0900 implements MigrationInterface {
  readonly name = 'KnowRehearsalsByCommand1707728400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rehearsal_run add command_id text, add body_hash text');
    await runner.query('create unique index rehearsal_run_command on rehearsal_run (command_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table rehearsal_run drop command_id, drop body_hash');
  }
}
