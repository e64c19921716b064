import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts of imported files (C1), by the file's hash: what the quotes of a draft count in. Kept by the API, and never changed. */
export class AddCatalogueSource20240126T0900 implements MigrationInterface {
  readonly name = 'AddCatalogueSource1706259600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table catalogue_source (source_hash text primary key, format text not null, paragraphs text[] not null, kept_at timestamptz not null)');
    await runner.query('grant select, insert on catalogue_source to liandong_app');
    await runner.query('grant select on catalogue_source to liandong_record');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table catalogue_source');
  }
}
