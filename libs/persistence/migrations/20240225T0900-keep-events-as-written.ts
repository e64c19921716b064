import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened, what was answered and what was signed off is written once: nothing of the record changes it. */
export class KeepEventsAsWritten20240225T0900 implements MigrationInterface {
  readonly name = 'KeepEventsAsWritten1708851600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('revoke update on event, receipt, plan_text from liandong_record');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('grant update on event, receipt, plan_text to liandong_record');
  }
}
