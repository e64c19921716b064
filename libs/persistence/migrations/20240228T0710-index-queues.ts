import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LeavesProjections } from '../leaves-projections.js';

/** A queue of a hundred thousand messages is looked at before each few that are taken: what is leased, and what waits for a morning, is found without it. */
export class IndexQueues20240228T0710 implements MigrationInterface, LeavesProjections {
  readonly name = 'IndexQueues1709104200000';
  readonly leavesProjections = true;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index message_leased on message (channel, leased_until) where state = 'handed' and leased_until is not null`);
    await runner.query(`create index message_held on message (not_before) where state = 'handed' and not_before is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index message_held');
    await runner.query('drop index message_leased');
  }
}
