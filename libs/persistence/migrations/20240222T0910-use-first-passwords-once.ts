import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A password that somebody else made lets its owner in once: to choose another. */
export class UseFirstPasswordsOnce20240222T0910 implements MigrationInterface {
  readonly name = 'UseFirstPasswordsOnce1708593000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app_user add column password_used boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table app_user drop column password_used');
  }
}
