import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { LeavesProjections } from '../leaves-projections.js';

/** 核对 of the workflows against the record: asked for by an administrator or begun by the night, and what it came to. */
export class AddReconciliations20240228T0800 implements MigrationInterface, LeavesProjections {
  readonly name = 'AddReconciliations1709107200000';
  readonly leavesProjections = true;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index exported_list_failed');
    await runner.query('drop table reconciliation');
  }
}

const UP = [
  // `told_at`: when the schedule was told of what was asked. `named`: the first of the streams that differed.
  `create table reconciliation (
     id bigint generated always as identity primary key, asked_at timestamptz, asked_by text, told_at timestamptz, began_at timestamptz, ended_at timestamptz,
     checked int, differences int, mended int, named jsonb, failure text, check (asked_at is not null or began_at is not null))`,
  // One at a time.
  'create unique index reconciliation_now on reconciliation ((true)) where ended_at is null',
  'grant select, insert, update on reconciliation to liandong_record',
  'grant select on reconciliation to liandong_app',
  `create index exported_list_failed on exported_list (settled_at) where state = 'failed'`,
];
