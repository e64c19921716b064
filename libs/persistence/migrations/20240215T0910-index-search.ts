import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a search reads of a cycle's plans stands as it is looked for, and a register of one task is found by its task (decision record 0051). */
export class IndexSearch20240215T0910 implements MigrationInterface {
  readonly name = 'IndexSearch1707988200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `create function plan_words(sections jsonb) returns text language sql immutable parallel safe as
    $$ select lower(string_agg(section ->> 'text', ' ')) from jsonb_array_elements(sections) as section $$`,
  `alter table plan_text add column words text generated always as (plan_words(sections)) stored,
    add column cycle_id text not null generated always as ('cycle/' || split_part(assignment_id, '/', 2)) stored`,
  'create index plan_text_cycle on plan_text (cycle_id)',
  'create index reminder_task on reminder (cycle_id, task_code, due_at)',
];

const DOWN = ['drop index reminder_task', 'drop index plan_text_cycle', 'alter table plan_text drop column words, drop column cycle_id', 'drop function plan_words(jsonb)'];
