import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known of a file's content (P2). What was uploaded before is taken as it was then; a new one waits for its scan. */
export class ScanAttachments20240125T0930 implements MigrationInterface {
  readonly name = 'ScanAttachments1706175000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment add column scan text not null default 'unscanned' check (scan in ('held', 'clean', 'quarantined', 'unscanned'))`);
    await runner.query(`alter table attachment alter column scan set default 'held'`);
    await runner.query(`create index attachment_held on attachment (hash) where scan = 'held'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attachment_held');
    await runner.query('alter table attachment drop column scan');
  }
}
