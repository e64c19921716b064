import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `open_stream` also tells which rules folded the snapshot: older ones are folded again. */
export class TellRulesVersion20241125T1915 implements MigrationInterface {
  readonly name = 'TellRulesVersion1732562100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function open_stream(text, text)');
    await runner.query(openStream('calendar text, rules_version int', ', s.rules_version'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function open_stream(text, text)');
    await runner.query(openStream('calendar text', ''));
  }
}

const openStream = (lastColumns: string, lastValue: string): string => `create function open_stream(wanted text, command text) returns table (
    state jsonb, at_ms float8, body_hash text, receipt_stream text, receipt jsonb, settings jsonb, ${lastColumns}) language plpgsql as
  $$ begin
    perform 1 from stream where stream.id = wanted for update;
    return query select s.state, round(extract(epoch from record_now()) * 1000)::float8, r.body_hash, r.stream_id, r.content, c.state -> 'settings',
        coalesce(s.state ->> 'calendarVersion', (select v.version from calendar_version v order by v.published_at desc limit 1))${lastValue}
      from (select 1) one left join stream s on s.id = wanted left join stream c on c.id = s.state ->> 'cycle'
        left join receipt r on r.command_id = command;
  end $$`;
