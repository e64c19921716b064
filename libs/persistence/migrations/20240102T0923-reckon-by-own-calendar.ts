import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An assignment's dates are reckoned by the calendar version that it carries; the newest is for what is not issued yet (decision record 0023). */
export class ReckonByOwnCalendar20240102T0923 implements MigrationInterface {
  readonly name = 'ReckonByOwnCalendar1704158580000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(openStream(`coalesce(s.state ->> 'calendarVersion', (select v.version from calendar_version v order by v.published_at desc limit 1))`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(openStream('(select v.version from calendar_version v order by v.published_at desc limit 1)'));
  }
}

const openStream = (calendar: string): string => `create or replace function open_stream(wanted text, command text) returns table (
    state jsonb, at_ms float8, body_hash text, receipt_stream text, receipt jsonb, settings jsonb, calendar text) language plpgsql as
  $$ begin
    perform 1 from stream where stream.id = wanted for update;
    return query select s.state, round(extract(epoch from record_now()) * 1000)::float8, r.body_hash, r.stream_id, r.content, c.state -> 'settings', ${calendar}
      from (select 1) one left join stream s on s.id = wanted left join stream c on c.id = s.state ->> 'cycle' left join receipt r on r.command_id = command;
  end $$`;
