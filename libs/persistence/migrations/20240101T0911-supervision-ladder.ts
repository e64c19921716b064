import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that are raised, replied to, checked, appealed against; instructions beside them. */
export class SupervisionLadder20240101T0911 implements MigrationInterface {
  readonly name = 'SupervisionLadder1704071460000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table supervision_case
      add column duty text not null default 'plan', add column addressee text, add column issuer text, add column issued_at timestamptz,
      add column draft_level text, add column draft_sequence int, add column reply_state text, add column promised_on date, add column replied_at timestamptz, add column appeal_state text`);
    await runner.query('update supervision_case set addressee = supervision_case.unit_id, issued_at = supervision_case.opened_at');
    await runner.query('create index supervision_case_addressee on supervision_case (addressee)');
    // The cap of a week asks for a unit's notices alone.
    await runner.query(`create index reminder_notices on reminder (unit_id, settled_at) where duty = 'supervision'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index reminder_notices');
    await runner.query('drop index supervision_case_addressee');
    await runner.query(`alter table supervision_case drop column duty, drop column addressee, drop column issuer, drop column issued_at, drop column draft_level, drop column draft_sequence,
      drop column reply_state, drop column promised_on, drop column replied_at, drop column appeal_state`);
  }
}
