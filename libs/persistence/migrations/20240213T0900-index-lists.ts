import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What lists and registers are found by when there are ten cycles of them: registers are of one cycle, a past day is found
 * at once, and what the few waiting, failed and open ones are is not looked for among all (decision record 0050).
 */
export class IndexLists20240213T0900 implements MigrationInterface {
  readonly name = 'IndexLists1707814800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // 提醒台账 of a cycle, in its order; the sums read this index alone.
  `alter table reminder add column cycle_id text not null generated always as ('cycle/' || split_part(assignment_id, '/', 2)) stored`,
  `create index reminder_cycle on reminder (cycle_id, due_at) include (duty, state, settled_at, planned_at, assignment_id, lead_department)`,
  'drop index reminder_register',
  `create index reminder_unit on reminder (unit_id, cycle_id, task_code, due_at)`,
  `create index reminder_capped on reminder (settled_at) where suppressed_reason = 'capped'`,
  // What an assignment was at an instant: one look, however much has happened since.
  `alter table assignment_version drop constraint assignment_version_pkey, add primary key (assignment_id, changed_at, sequence)`,
  // Of a score; `rebuild` fills them.
  `alter table assignment_version add column plan_rounds int, add column replies_asked int not null default 0, add column replies_in_time int not null default 0`,
  // 热力图 shows provinces alone, one row in ten.
  `create index assignment_view_map on assignment_view (cycle_id, task_code, unit_id) where level = 'province'`,
  `create index supervision_case_cycle on supervision_case (cycle_id, opened_at)`,
  `create index supervision_case_lead on supervision_case (lead_department) where state = 'open'`,
  `create index supervision_case_appealed on supervision_case (assignment_id) where state = 'open' and appeal_state = 'lodged'`,
  `create index worklist_item_asked on worklist_item (assignment_id) where verb in ('DecideExemption', 'DecideExtension', 'OptOut')`,
  `create index stream_open on stream (kind) where not closed`,
  // Cycles, change sets and catalogues among a hundred thousand assignments.
  `create index stream_kind on stream (kind) where kind <> 'assignment'`,
  `create index message_channel on message (channel, state)`,
  `create index message_sent on message (channel, (coalesce(settled_at, created_at))) where state = 'sent'`,
  `create index message_troubled on message (created_at desc) where channel = 'email' and (state in ('failed', 'unknown') or (state = 'handed' and failure is not null))`,
];

const DOWN = [
  'drop index message_troubled', 'drop index message_sent', 'drop index message_channel', 'drop index stream_kind', 'drop index stream_open', 'drop index worklist_item_asked', 'drop index supervision_case_appealed', 'drop index supervision_case_lead', 'drop index supervision_case_cycle',
  'drop index assignment_view_map',
  'alter table assignment_version drop constraint assignment_version_pkey, add primary key (assignment_id, sequence)',
  'alter table assignment_version drop column plan_rounds, drop column replies_asked, drop column replies_in_time',
  'drop index reminder_capped', 'drop index reminder_unit',
  'create index reminder_register on reminder (task_code, unit_id, due_at)',
  'drop index reminder_cycle',
  'alter table reminder drop column cycle_id',
];
