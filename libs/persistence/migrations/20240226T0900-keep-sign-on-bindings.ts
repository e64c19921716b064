import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An identity is bound for good; only an operator takes it off, with the owner's login (decision record 0056). */
export class KeepSignOnBindings20240226T0900 implements MigrationInterface {
  readonly name = 'KeepSignOnBindings1708938000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('revoke delete on sign_on_subject from liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('grant delete on sign_on_subject to liandong_app');
  }
}
