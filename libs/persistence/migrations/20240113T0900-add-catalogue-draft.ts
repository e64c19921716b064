import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of catalogues (C1): what was imported, and what corrections made of it. Written by the record. */
export class AddCatalogueDraft20240113T0900 implements MigrationInterface {
  readonly name = 'AddCatalogueDraft1705136400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table catalogue_draft (
      catalogue_id text primary key references stream (id), source_hash text not null, source_name text not null, imported jsonb not null, content jsonb not null, imported_at timestamptz not null)`);
    await runner.query('grant select, insert, update on catalogue_draft to liandong_record');
    await runner.query('grant select on catalogue_draft to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table catalogue_draft');
  }
}
