import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody signed in last, of a trail that is kept three years. */
export class IndexLogins20240205T0900 implements MigrationInterface {
  readonly name = 'IndexLogins1707123600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index audit_login on audit ((actor ->> 'userId'), recorded_at) where action = 'Login' and outcome = 'login'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_login');
  }
}
