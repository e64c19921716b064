import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 模板 of messages by kind and language, every version kept, and what a person wants outside the product. Content: the API's own. */
export class AddMessageTemplates20240210T0910 implements MigrationInterface {
  readonly name = 'AddMessageTemplates1707556200000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table message_template (
         kind text not null, language text not null check (language in ('zh', 'en')), version int not null check (version > 0), subject text not null, body text not null,
         saved_by text not null references app_user (id), saved_at timestamptz not null default record_now(), primary key (kind, language, version))`,
      `create table notice_setting (
         user_id text primary key references app_user (id), language text not null check (language in ('zh', 'en')), muted text[] not null)`,
      'grant select, insert on message_template to liandong_app',
      'grant select, insert, update, delete on notice_setting to liandong_app',
      'grant select on message_template, notice_setting to liandong_record',
      `alter table message add column language text not null default 'zh', add column template_version int not null default 0`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message drop column language, drop column template_version');
    await runner.query('drop table notice_setting');
    await runner.query('drop table message_template');
  }
}
