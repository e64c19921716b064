import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What seals the chains, chosen once. 锚: each line as it is kept outside as well. Written once, never changed: nobody but the owner may update or delete one. */
export class AddAnchors20240218T0900 implements MigrationInterface {
  readonly name = 'AddAnchors1708246800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table anchor (number int primary key, taken_at timestamptz not null, hash text not null unique, line text not null)');
    await runner.query(`create table crypto_choice (id int primary key default 1 check (id = 1), provider text not null check (provider in ('default', 'gm-soft')))`);
    await runner.query('grant select on crypto_choice to liandong_record, liandong_app');
    await runner.query('grant select, insert on anchor to liandong_record');
    await runner.query('grant select on anchor to liandong_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table crypto_choice');
    await runner.query('drop table anchor');
  }
}
