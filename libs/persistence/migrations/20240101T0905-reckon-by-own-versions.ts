import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An assignment is reckoned by the calendar and the settings that it carries; the newest are for what is not issued yet
 * (decision record 0023). With the version of the rules that made the snapshot: an older one is folded again.
 */
export class ReckonByOwnVersions20240101T0905 implements MigrationInterface {
  readonly name = 'ReckonByOwnVersions1704071100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop function open_stream(text, text)');
    await runner.query(
      openStream(
        'calendar text, rules_version int',
        `coalesce(c.state -> 'settingsVersions' -> (s.state ->> 'settingsVersion'), c.state -> 'settings'), coalesce(s.state ->> 'calendarVersion', ${NEWEST}), s.rules_version`,
      ),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function open_stream(text, text)');
    await runner.query(openStream('calendar text', `c.state -> 'settings', ${NEWEST}`));
  }
}

const NEWEST = '(select v.version from calendar_version v order by v.published_at desc limit 1)';

const openStream = (lastColumns: string, lastValues: string): string => `create function open_stream(wanted text, command text) returns table (
    state jsonb, at_ms float8, body_hash text, receipt_stream text, receipt jsonb, settings jsonb, ${lastColumns}) language plpgsql as
  $$ begin
    perform 1 from stream where stream.id = wanted for update;
    return query select s.state, round(extract(epoch from record_now()) * 1000)::float8, r.body_hash, r.stream_id, r.content, ${lastValues}
      from (select 1) one left join stream s on s.id = wanted left join stream c on c.id = s.state ->> 'cycle' left join receipt r on r.command_id = command;
  end $$`;
