import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 通报 (E2) with its query time, inputs and bytes, and 更正 beside it. Content that nobody changes: the API may add and read, no more. */
export class AddBulletins20240211T0900 implements MigrationInterface {
  readonly name = 'AddBulletins1707642000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table bulletin (
      id uuid primary key default gen_random_uuid(), year int not null, nth int not null, as_of date not null, since date, queried_at timestamptz not null, document jsonb not null,
      docx bytea not null, pdf bytea not null, docx_sha256 text not null generated always as (encode(sha256(docx), 'hex')) stored, pdf_sha256 text not null generated always as (encode(sha256(pdf), 'hex')) stored,
      issued_by text not null references app_user (id), unique (year, nth), unique (year, as_of))`);
    await runner.query(`create table bulletin_erratum (
      bulletin_id uuid not null references bulletin (id), nth int not null, text text not null, by text not null references app_user (id), at timestamptz not null default record_now(), primary key (bulletin_id, nth))`);
    await runner.query('grant select, insert on bulletin, bulletin_erratum to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table bulletin_erratum');
    await runner.query('drop table bulletin');
  }
}
