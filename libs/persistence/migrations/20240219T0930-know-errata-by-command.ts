import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An erratum belongs to a command: the same key again, after a lost answer, is the same erratum. Older ones have none. */
export class KnowErrataByCommand20240219T0930 implements MigrationInterface {
  readonly name = 'KnowErrataByCommand1708335000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulletin_erratum add command_id text, add body_hash text');
    await runner.query('create unique index bulletin_erratum_command on bulletin_erratum (command_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bulletin_erratum drop command_id, drop body_hash');
  }
}
