import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of change sets; assignments are reckoned with the settings that they hold (T6). */
export class CreateChangeSetRow20240101T0910 implements MigrationInterface {
  readonly name = 'CreateChangeSetRow1704071400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table change_set_row (
      change_set_id text not null references stream (id), assignment_id text not null references stream (id), expected_sequence int not null,
      change jsonb not null, preview jsonb not null, state text not null check (state in ('pending', 'applied', 'stale', 'dropped')), code text, settled_at timestamptz,
      primary key (change_set_id, assignment_id))`);
    await runner.query('grant select, insert, update on change_set_row to liandong_record');
    await runner.query('grant select on change_set_row to liandong_app');
    await runner.query(OPEN_STREAM(`coalesce(c.state -> 'settingsVersions' -> (s.state ->> 'settingsVersion'), c.state -> 'settings')`, `coalesce(s.state ->> 'calendarVersion', ${NEWEST})`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(OPEN_STREAM(`c.state -> 'settings'`, NEWEST));
    await runner.query('drop table change_set_row');
  }
}

const NEWEST = '(select v.version from calendar_version v order by v.published_at desc limit 1)';

const OPEN_STREAM = (settings: string, calendar: string): string => `create or replace function open_stream(wanted text, command text) returns table (
    state jsonb, at_ms float8, body_hash text, receipt_stream text, receipt jsonb, settings jsonb, calendar text) language plpgsql as
  $$ begin
    perform 1 from stream where stream.id = wanted for update;
    return query select s.state, round(extract(epoch from record_now()) * 1000)::float8, r.body_hash, r.stream_id, r.content, ${settings}, ${calendar}
      from (select 1) one left join stream s on s.id = wanted left join stream c on c.id = s.state ->> 'cycle'
        left join receipt r on r.command_id = command;
  end $$`;
