import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LeavesProjections } from '../leaves-projections.js';

/** What the night watch and the anchors found the last time: whoever tells Prometheus is another process, or was started since. */
export class AddWatchReports20240228T0900 implements MigrationInterface, LeavesProjections {
  readonly name = 'AddWatchReports1709110800000';
  readonly leavesProjections = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table watch_report');
  }
}

const UP = [
  `create table watch_report (watch text primary key check (watch in ('reconcile', 'ledger', 'anchor')), found integer not null check (found >= 0), ended_at timestamptz not null)`,
  'grant select, insert, update on watch_report to liandong_record',
  'grant select on watch_report to liandong_app',
];
