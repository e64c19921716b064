import type { MigrationInterface, QueryRunner } from 'typeorm';

const CAME_TO_NOTHING = `(state in ('failed', 'unknown') or (state = 'handed' and failure is not null))`;

/** The few messages that did not go out, of every channel that leaves the house, as the list of them asks. */
export class IndexTroubledMessages20240219T0940 implements MigrationInterface {
  readonly name = 'IndexTroubledMessages1708335600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index message_troubled');
    await runner.query(`create index message_troubled on message (created_at desc) where channel <> 'in_app' and ${CAME_TO_NOTHING}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index message_troubled');
    await runner.query(`create index message_troubled on message (created_at desc) where channel = 'email' and ${CAME_TO_NOTHING}`);
  }
}
