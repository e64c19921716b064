import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published scores of a cycle (S6), what was said against them, and errata beside them. Written by the record. */
export class PublishScores20240125T0931 implements MigrationInterface {
  readonly name = 'PublishScores1706175060000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table published_score (
      cycle_id text not null references stream (id), publication int not null, unit_id text not null references unit (id), total numeric not null, facts jsonb not null,
      published_at timestamptz not null, appeal_until date not null, appeal_state text check (appeal_state in ('lodged', 'upheld', 'erratum')), lodged_sequence int, decided_sequence int, erratum_total numeric,
      primary key (cycle_id, publication, unit_id))`);
    await runner.query('create index published_score_unit on published_score (unit_id)');
    await runner.query('grant select, insert, update on published_score to liandong_record');
    await runner.query('grant select on published_score to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table published_score');
  }
}
