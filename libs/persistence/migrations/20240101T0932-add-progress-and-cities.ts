import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cities with their province, what a light is reckoned from while a plan is carried out, progress reports and values of metrics. */
export class AddProgressAndCities20240101T0932 implements MigrationInterface {
  readonly name = 'AddProgressAndCities1704072720000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `alter table unit drop constraint unit_kind_check`,
  `alter table unit add constraint unit_kind_check check (kind in ('bureau', 'province', 'department', 'city')), add column parent_id text references unit (id)`,
  `alter table assignment_view add column province_id text, add column issued_on date, add column completion_due_on date,
    add column has_reported boolean not null default false`,
  `create index assignment_view_province on assignment_view (province_id, cycle_id) where province_id is not null`,
  `create table progress_report (
    assignment_id text not null, sequence int not null, cycle_id text not null, task_code text not null, unit_id text not null, period text, percent numeric not null,
    evidence int not null, text text not null, reported_at timestamptz not null, primary key (assignment_id, sequence))`,
  `create index progress_report_task on progress_report (cycle_id, task_code)`,
  `create table metric_value (
    assignment_id text not null, metric_id text not null, value float8 not null, base float8, reported_at timestamptz not null, primary key (assignment_id, metric_id))`,
  `grant select, insert, update on progress_report, metric_value to liandong_record`,
  `grant select on progress_report, metric_value to liandong_app`,
];

const DOWN = [
  `drop table metric_value`,
  `drop table progress_report`,
  `drop index assignment_view_province`,
  `alter table assignment_view drop column province_id, drop column issued_on, drop column completion_due_on, drop column has_reported`,
  `alter table unit drop constraint unit_kind_check, drop column parent_id`,
  `alter table unit add constraint unit_kind_check check (kind in ('bureau', 'province', 'department'))`,
];
