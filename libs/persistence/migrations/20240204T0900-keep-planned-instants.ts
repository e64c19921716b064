import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a row stands in 提醒台账, so that the ledger is there as of any past day (D3). Of older rows no more is known than when their assignment was issued. */
export class KeepPlannedInstants20240204T0900 implements MigrationInterface {
  readonly name = 'KeepPlannedInstants1707037200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reminder add column planned_at timestamptz not null default record_now()');
    await runner.query(`update reminder set planned_at = issued.at from (select event.stream_id, min(event.recorded_at) as at from event group by event.stream_id) as issued where issued.stream_id = reminder.assignment_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table reminder drop column planned_at');
  }
}
