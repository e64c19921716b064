import type { DataSource } from 'typeorm';
import { instant, type Instant } from '#domain/calendar/instant.js';
import { ASSIGNMENT_COLUMNS, type AssignmentRow } from './assignment-row.js';
import { NOW_MS } from './clock.read-model.js';

export type Box = 'todo' | 'done' | 'mine' | 'copied' | 'drafts';
export interface WorklistItem extends AssignmentRow {
  readonly verb: string | null;
  readonly atMs: number;
}
export interface Reader {
  readonly userId: string;
  readonly unit: string;
  readonly roles: readonly string[];
}

/** A report is due from this much before its date; earlier it would only fill the list. */
const REPORT_AHEAD = '30 days';
const MINE = `worklist_item.unit_id = $2 and worklist_item.role = any($3) and (worklist_item.claimed_by is null or worklist_item.claimed_by = $1)
  and (worklist_item.verb <> 'SubmitProgress' or assignment_view.due_at <= record_now() + interval '${REPORT_AHEAD}')`;
const IS_CLERK = `'clerk' = any($3)`;
const IS_REVIEWER = `'reviewer' = any($3)`;
const DRAFTS = `draft join assignment_view on assignment_view.id = draft.assignment_id where assignment_view.unit_id = $2 and ${IS_CLERK} and assignment_view.status in ('acknowledged', 'returned')`;
const COPIED = `(select supervision_case.assignment_id, supervision_case.opened_at as at from supervision_case where supervision_case.state = 'open' and supervision_case.lead_department = $2 and ${IS_REVIEWER}
    union all select copy.assignment_id, copy.copied_at from copy where copy.recipient in ($1, $2)) as copied join assignment_view on assignment_view.id = copied.assignment_id`;
const ms = (column: string): string => `round(extract(epoch from ${column}) * 1000)::float8 as "atMs"`;

/** Each box in its own words; $1 user, $2 unit, $3 roles. A person of two roles sees an item once. */
const BOXES: Record<Box, string> = {
  todo: `select distinct on (assignment_view.id) ${ASSIGNMENT_COLUMNS}, worklist_item.verb, ${ms('worklist_item.since')}
    from worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id where ${MINE} order by assignment_view.id, worklist_item.role`,
  done: `select ${ASSIGNMENT_COLUMNS}, null as verb, ${ms('involvement.last_at')} from involvement join assignment_view on assignment_view.id = involvement.assignment_id
    where involvement.user_id = $1 and $2::text is not null and $3::text[] is not null`,
  mine: `select ${ASSIGNMENT_COLUMNS}, null as verb, ${ms('involvement.last_at')} from involvement join assignment_view on assignment_view.id = involvement.assignment_id
    where involvement.user_id = $1 and involvement.started and $2::text is not null and $3::text[] is not null`,
  drafts: `select ${ASSIGNMENT_COLUMNS}, null as verb, ${ms('draft.saved_at')} from ${DRAFTS} and $1::text is not null`,
  copied: `select distinct on (assignment_view.id) ${ASSIGNMENT_COLUMNS}, null as verb, ${ms('copied.at')} from ${COPIED} order by assignment_view.id, copied.at desc`,
};

/** 待办, 已办, 我发起, 抄送, 草稿 of a person. */
export class WorklistReadModel {
  constructor(private readonly database: DataSource) {}

  /** All of a box, in no order. */
  async items(box: Box, { userId, unit, roles }: Reader): Promise<{ now: Instant; items: WorklistItem[] }> {
    const rows: (WorklistItem & { now: number })[] = await this.database.query(`select listed.*, ${NOW_MS} as now from (${BOXES[box]}) as listed`, [userId, unit, roles]);
    return { now: instant(rows[0]?.now ?? 0), items: rows };
  }

  /** How many stand in each box: index ranges of the reader alone. */
  async counts({ userId, unit, roles }: Reader): Promise<Record<Box, number>> {
    const rows: Record<Box, number>[] = await this.database.query(
      `select (select count(distinct worklist_item.assignment_id)::int from worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id where ${MINE}) as todo,
        (select count(*)::int from involvement where involvement.user_id = $1) as done,
        (select count(*)::int from involvement where involvement.user_id = $1 and involvement.started) as mine,
        (select count(distinct copied.assignment_id)::int from ${COPIED}) as copied,
        (select count(*)::int from ${DRAFTS}) as drafts`,
      [userId, unit, roles],
    );
    return rows[0] ?? { todo: 0, done: 0, mine: 0, copied: 0, drafts: 0 };
  }

  /** What waits for each account of a demo, in one statement. */
  async waiting(): Promise<{ account: string; name: string; unit: string; roles: string[]; waiting: number }[]> {
    return this.database.query(
      `select app_user.account, app_user.name, unit.short_name as unit, app_user.roles, (
          select count(distinct worklist_item.assignment_id)::int from worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id
          where worklist_item.unit_id = app_user.unit_id and worklist_item.role = any(app_user.roles) and (worklist_item.claimed_by is null or worklist_item.claimed_by = app_user.id)
            and (worklist_item.verb <> 'SubmitProgress' or assignment_view.due_at <= record_now() + interval '${REPORT_AHEAD}')) as waiting
       from app_user join unit on unit.id = app_user.unit_id where app_user.enabled order by app_user.account`,
    );
  }
}
