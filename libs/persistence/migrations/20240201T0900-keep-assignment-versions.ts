import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the light of an assignment turns, and what each act left of it, so that lists and figures are there as of any past day (D3). Projections: `rebuild` fills them. */
export class KeepAssignmentVersions20240201T0900 implements MigrationInterface {
  readonly name = 'KeepAssignmentVersions1706778000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `alter table assignment_view drop column issued_on, drop column completion_due_on, drop column has_reported,
    add column lit text not null default 'green', add column yellow_at timestamptz, add column red_at timestamptz`,
  `create table assignment_version (
    assignment_id text not null, sequence int not null, changed_at timestamptz not null, status text not null, round int not null, holder text, due_on date, due_at timestamptz, case_level text,
    percent numeric not null, outcome text, lit text not null, yellow_at timestamptz, red_at timestamptz, counted boolean not null, duties jsonb not null,
    primary key (assignment_id, sequence))`,
  `grant select, insert on assignment_version to liandong_record`,
  `grant select on assignment_version to liandong_app`,
];

const DOWN = [
  `drop table assignment_version`,
  `alter table assignment_view drop column lit, drop column yellow_at, drop column red_at,
    add column issued_on date, add column completion_due_on date, add column has_reported boolean not null default false`,
];
