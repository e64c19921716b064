import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECORD_TABLES = `stream, event, receipt, wake, plan_text, assignment_view, worklist_item, involvement,
  reminder, message, delivery, supervision_case, document`;
const REFERENCE_TABLES = 'unit, catalogue_version, calendar_version';
const CONTENT_TABLES = 'app_user, draft, notice_read, session';

/** Two logins, neither owns a table (decision record 0004). The roles exist before: `ensureLogins`. */
export class GrantLogins20240101T0902 implements MigrationInterface {
  readonly name = 'GrantLogins1704070920000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `grant select, insert, update on ${RECORD_TABLES} to liandong_record`,
      'grant delete on wake, worklist_item to liandong_record',
      `grant select, insert on ${REFERENCE_TABLES} to liandong_record`,
      'grant select, update on demo_clock to liandong_record',
      `grant select on ${CONTENT_TABLES} to liandong_record`,
      'grant select on audit to liandong_record',
      `grant select on ${RECORD_TABLES}, ${REFERENCE_TABLES}, demo_clock, audit to liandong_app`,
      `grant select, insert, update, delete on ${CONTENT_TABLES} to liandong_app`,
      'revoke all on function append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text) from public',
      'grant execute on function append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text) to liandong_record, liandong_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const all = `${RECORD_TABLES}, ${REFERENCE_TABLES}, ${CONTENT_TABLES}, demo_clock, audit`;
    await runner.query(`revoke all on ${all} from liandong_record, liandong_app`);
    await runner.query('revoke all on function append_audit(timestamptz, jsonb, text, text, text, text, text, jsonb, text) from liandong_record, liandong_app');
  }
}
