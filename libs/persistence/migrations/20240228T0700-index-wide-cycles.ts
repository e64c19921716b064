import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LeavesProjections } from '../leaves-projections.js';

/**
 * For cycles of many cities (decision record 0068). A row of the ledger is written some two times and asked for seldom: the
 * index of a cycle keeps what its order and its sums need. 督办台账 is read in its own order, and stops at a page.
 */
export class IndexWideCycles20240228T0700 implements MigrationInterface, LeavesProjections {
  readonly name = 'IndexWideCycles1709103600000';
  readonly leavesProjections = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  'drop index reminder_cycle',
  `create index reminder_cycle on reminder (cycle_id, due_at, assignment_id) include (state) where duty <> 'mention:inside'`,
  // A morning has as many rows as the cycle has assignments: what is next is told apart by them.
  'drop index reminder_armed',
  `create index reminder_armed on reminder (due_at, assignment_id) where state = 'armed'`,
  'drop index reminder_unit',
  'create index reminder_unit on reminder (unit_id, cycle_id, due_at)',
  'drop index supervision_case_cycle',
  'create index supervision_case_cycle on supervision_case (cycle_id, state, opened_at, id)',
  // What waits for a signature or for a check, of all cycles.
  'create index supervision_case_drafted on supervision_case (state, opened_at, id) where draft_level is not null',
  `create index supervision_case_waiting on supervision_case (state, opened_at, id) where reply_state = 'waiting'`,
  // How many of a kind are open: with the id, by which a reader's part is told, the index is enough.
  'drop index stream_open',
  'create index stream_open on stream (kind, id) where not closed',
  // A test is nobody's message: counts of a channel read these alone.
  'drop index message_channel', 'drop index message_sent',
  `create index message_channel on message (channel, state) where kind <> 'test'`,
  `create index message_sent on message (channel, (coalesce(settled_at, created_at))) where state = 'sent' and kind <> 'test'`,
];

const DOWN = [
  'drop index stream_open',
  'create index stream_open on stream (kind) where not closed',
  'drop index message_sent', 'drop index message_channel',
  'create index message_channel on message (channel, state)',
  `create index message_sent on message (channel, (coalesce(settled_at, created_at))) where state = 'sent'`,
  'drop index supervision_case_waiting', 'drop index supervision_case_drafted', 'drop index supervision_case_cycle',
  'create index supervision_case_cycle on supervision_case (cycle_id, opened_at)',
  'drop index reminder_unit',
  'create index reminder_unit on reminder (unit_id, cycle_id, task_code, due_at)',
  'drop index reminder_armed',
  `create index reminder_armed on reminder (due_at) where state = 'armed'`,
  'drop index reminder_cycle',
  'create index reminder_cycle on reminder (cycle_id, due_at) include (duty, state, settled_at, planned_at, assignment_id, lead_department)',
];
