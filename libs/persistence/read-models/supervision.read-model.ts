import type { DataSource } from 'typeorm';
import type { Day } from '#domain/calendar/instant.js';
import { equalTo, scopeCondition, type Scope } from './scope.js';

export interface SupervisionFilter {
  readonly level?: string | undefined;
  readonly state?: string | undefined;
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
}
export interface SupervisionItem {
  readonly id: string;
  readonly number: string;
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly leadDepartment: string;
  readonly level: 'blue' | 'orange' | 'red';
  readonly ground: string;
  readonly dueOn: Day;
  readonly replyDueOn: Day;
  readonly openedAtMs: number;
  readonly state: 'open' | 'closed';
  readonly closedAtMs: number | null;
}

const FROM = 'from supervision_case join assignment_view on assignment_view.id = supervision_case.assignment_id';
const where = (filter: SupervisionFilter, scope: Scope, parameters: unknown[]): string =>
  [
    scopeCondition(scope, parameters),
    equalTo('supervision_case.level', filter.level, parameters),
    equalTo('supervision_case.state', filter.state, parameters),
    equalTo('supervision_case.task_code', filter.task, parameters),
    equalTo('supervision_case.unit_id', filter.unit, parameters),
  ].join(' and ');

/** 督办台账. */
export class SupervisionReadModel {
  constructor(private readonly database: DataSource) {}

  /** Open ones first, the newest first. */
  async page(filter: SupervisionFilter, scope: Scope, page: number, pageSize: number): Promise<{ total: number; rows: SupervisionItem[] }> {
    const parameters: unknown[] = [];
    const condition = where(filter, scope, parameters);
    const totals: { n: number }[] = await this.database.query(`select count(*)::int as n ${FROM} where ${condition}`, parameters);
    const rows: SupervisionItem[] = await this.database.query(
      `select supervision_case.id, supervision_case.number, supervision_case.assignment_id as assignment, supervision_case.task_code as task, supervision_case.unit_id as unit,
        supervision_case.lead_department as "leadDepartment", supervision_case.level, supervision_case.ground, supervision_case.due_on::text as "dueOn", supervision_case.reply_due_on::text as "replyDueOn",
        round(extract(epoch from supervision_case.opened_at) * 1000)::float8 as "openedAtMs", supervision_case.state, round(extract(epoch from supervision_case.closed_at) * 1000)::float8 as "closedAtMs"
       ${FROM} where ${condition} order by supervision_case.state desc, supervision_case.opened_at desc, supervision_case.id limit $${parameters.length + 1} offset $${parameters.length + 2}`,
      [...parameters, pageSize, (page - 1) * pageSize],
    );
    return { total: totals[0]?.n ?? 0, rows };
  }

  /** 督办单 of a case; undefined where it is not there, not yet written, or not the reader's. */
  async notice(caseId: string, scope: Scope): Promise<{ title: string; paragraphs: string[] } | undefined> {
    const parameters: unknown[] = [caseId];
    const visible = scopeCondition(scope, parameters);
    const rows: { title: string; paragraphs: string[] }[] = await this.database.query(
      `select document.title, document.paragraphs ${FROM} join document on document.stream_id = supervision_case.assignment_id
         and document.event_sequence = supervision_case.event_sequence and document.kind = 'supervision_notice' where supervision_case.id = $1 and ${visible}`,
      parameters,
    );
    return rows[0];
  }
}
