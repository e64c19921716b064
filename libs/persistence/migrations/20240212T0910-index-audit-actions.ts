import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who signed in, and who changed which rights, are few of the entries of a trail that is kept three years. */
export class IndexAuditActions20240212T0910 implements MigrationInterface {
  readonly name = 'IndexAuditActions1707729000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index audit_action on audit (action, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_action');
  }
}
