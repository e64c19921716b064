import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which the newest message of a kind is found that may be shown: who is mentioned inside a side is nobody else's to know. */
export class IndexMessages20240219T0910 implements MigrationInterface {
  readonly name = 'IndexMessages1708333800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index message_sample on message (kind, created_at desc) where not lines @? '$[*].reminder ? (@ starts with "mention:inside|")'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index message_sample');
  }
}
