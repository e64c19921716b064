import type { DataSource } from 'typeorm';
import type { AssignmentStatus } from '#domain/assignment/assignment.state.js';
import { IS_THERE } from './organisation.read-model.js';

export interface DepartmentCounts {
  readonly department: string;
  readonly staff: number;
  readonly items: number;
  readonly reviews: number;
  readonly unclaimed: number;
}
export interface ReviewerWeek {
  readonly reviewer: string | null;
  /** Null: without a date. */
  readonly monday: string | null;
  readonly isOverdue: boolean;
  readonly items: number;
  readonly reviews: number;
}
export interface LoadFilter {
  readonly department: string;
  /** Null: what nobody has claimed; undefined: everybody's. */
  readonly reviewer: string | null | undefined;
  /** A Monday: what is due in its week, from today on. */
  readonly week: { readonly monday: string; readonly today: string } | undefined;
}
export interface LoadKey {
  readonly due: string;
  readonly id: string;
  readonly role: string;
}
export interface LoadItem extends LoadKey {
  readonly task: string;
  readonly unit: string;
  readonly verb: string;
  readonly status: AssignmentStatus;
  readonly reviewer: string | null;
  readonly dueOn: string | null;
}

/** What waits for a department, but the reports of its own measures: those are its progress, no load of its reviewers. */
const WAITING = `worklist_item.verb <> 'SubmitProgress'`;
const NO_DATE = '9999-12-31';
const MONDAY = `date_trunc('week', worklist_item.due_on)::date`;

/** 负荷, of the lines of 待办 themselves: each read is the index range of its departments, never all assignments. */
export class LoadReadModel {
  constructor(private readonly database: DataSource) {}

  /** `only`: one department; null: each. */
  async departments(only: string | null): Promise<DepartmentCounts[]> {
    return this.database.query(
      `select unit.id as department, (select count(*)::int from app_user where app_user.unit_id = unit.id and 'reviewer' = any (app_user.roles) and ${IS_THERE}) as staff, waiting.*
       from unit cross join lateral (select count(*)::int as items, count(*) filter (where worklist_item.verb = 'DecideReview')::int as reviews, count(*) filter (where worklist_item.verb = 'DecideReview' and worklist_item.claimed_by is null)::int as unclaimed
         from worklist_item where worklist_item.unit_id = unit.id and ${WAITING}) as waiting
       where unit.kind = 'department' and ($1::text is null or unit.id = $1) order by unit.position, unit.id`,
      [only],
    );
  }

  /** Of one department. */
  async weeks(department: string, today: string): Promise<ReviewerWeek[]> {
    return this.database.query(
      `select worklist_item.claimed_by as reviewer, ${MONDAY}::text as monday, coalesce(worklist_item.due_on < $2::date, false) as "isOverdue", count(*)::int as items, count(*) filter (where worklist_item.verb = 'DecideReview')::int as reviews
       from worklist_item where worklist_item.unit_id = $1 and ${WAITING} group by 1, 2, 3`,
      [department, today],
    );
  }

  async items({ department, reviewer, week }: LoadFilter, after: LoadKey | null, size: number): Promise<LoadItem[]> {
    const parameters: unknown[] = [department];
    const conditions = [
      reviewer === undefined ? 'true' : reviewer === null ? 'worklist_item.claimed_by is null' : `worklist_item.claimed_by = $${parameters.push(reviewer)}`,
      week === undefined ? 'true' : `${MONDAY} = $${parameters.push(week.monday)}::date and worklist_item.due_on >= $${parameters.push(week.today)}::date`,
      after === null ? 'true' : `(coalesce(worklist_item.due_on, '${NO_DATE}'), worklist_item.assignment_id, worklist_item.role) > ($${parameters.push(after.due)}::date, $${parameters.push(after.id)}, $${parameters.push(after.role)})`,
    ];
    return this.database.query(
      `select worklist_item.assignment_id as id, worklist_item.role, coalesce(worklist_item.due_on, '${NO_DATE}')::text as due, assignment_view.task_code as task, assignment_view.unit_id as unit, worklist_item.verb, assignment_view.status,
         worklist_item.claimed_by as reviewer, worklist_item.due_on::text as "dueOn"
       from worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id where worklist_item.unit_id = $1 and ${WAITING} and ${conditions.join(' and ')}
       order by coalesce(worklist_item.due_on, '${NO_DATE}'), worklist_item.assignment_id, worklist_item.role limit ${size}`,
      parameters,
    );
  }
}
