import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when it is whose turn: the bureau's acts have limits of their own. `rebuild` fills it. */
export class DateWorklistItems20240219T0920 implements MigrationInterface {
  readonly name = 'DateWorklistItems1708334400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table worklist_item add column due_on date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table worklist_item drop column due_on');
  }
}
