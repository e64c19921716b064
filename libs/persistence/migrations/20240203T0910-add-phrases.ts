import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 常用语 of a person or of their whole office. Content: the API's own. */
export class AddPhrases20240203T0910 implements MigrationInterface {
  readonly name = 'AddPhrases1706951400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table phrase (
      id uuid primary key default gen_random_uuid(), user_id text not null references app_user (id), unit_id text references unit (id), kind text not null, text text not null, section text,
      used_at timestamptz not null default record_now())`);
    await runner.query('create unique index phrase_text on phrase (user_id, kind, text)');
    await runner.query('create index phrase_unit on phrase (unit_id) where unit_id is not null');
    await runner.query('grant select, insert, update, delete on phrase to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table phrase');
  }
}
