import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LeavesProjections } from '../leaves-projections.js';

/**
 * Each act writes the snapshot of its stream anew, some two kilobytes. Aside, every version waits for vacuum; in the page of its
 * row, half of which stays free for it, the next act clears the one before away (decision record 0067). Rows move as they are written.
 */
export class KeepSnapshotsInTheirPage20240228T0600 implements MigrationInterface, LeavesProjections {
  readonly name = 'KeepSnapshotsInTheirPage1709100000000';
  readonly leavesProjections = true;

  async up(runner: QueryRunner): Promise<void> {
    // Of every column: one that may lie aside goes there first, however short it is.
    await runner.query(`alter table stream ${COLUMNS.map((column) => `alter column ${column} set storage main`).join(', ')}, set (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table stream ${COLUMNS.map((column) => `alter column ${column} set storage extended`).join(', ')}, reset (fillfactor)`);
  }
}

const COLUMNS = ['id', 'kind', 'last_hash', 'state'];
