import type { DataSource } from 'typeorm';
import type { TrafficLight } from '#domain/deadline/light.js';
import { ASSIGNMENT_COLUMNS, DUE, LIGHTS, rankAt, type AssignmentRow } from './assignment-row.js';
import { keyset, type Order, type Placed, type Turn } from './keyset.js';
import { equalTo } from './scope.js';

export type Box = 'todo' | 'done' | 'mine' | 'copied' | 'drafts';
export interface WorklistItem extends AssignmentRow, Placed {
  readonly verb: string | null;
  readonly atMs: number;
  readonly light: TrafficLight;
}
export interface WorklistFilter {
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
  readonly verb?: string | undefined;
  readonly light?: TrafficLight | undefined;
}
export interface Reader {
  readonly userId: string;
  readonly unit: string;
  readonly roles: readonly string[];
}

/** Read once a statement. */
const NOW = '(select record_now())';
/** A report is due from this much before its date; earlier it would only fill the list. */
export const REPORT_AHEAD = '30 days';
const MINE = `worklist_item.unit_id = $2 and worklist_item.role = any($3) and (worklist_item.claimed_by is null or worklist_item.claimed_by = $1)
  and (worklist_item.verb <> 'SubmitProgress' or assignment_view.due_at <= ${NOW} + interval '${REPORT_AHEAD}')`;
const IS_CLERK = `'clerk' = any($3)`;
const IS_REVIEWER = `'reviewer' = any($3)`;
const DRAFTS = `draft join assignment_view on assignment_view.id = draft.assignment_id where assignment_view.unit_id = $2 and ${IS_CLERK} and assignment_view.status in ('acknowledged', 'returned')`;
const COPIED = `(select supervision_case.assignment_id, supervision_case.opened_at as at from supervision_case where supervision_case.state = 'open' and supervision_case.lead_department = $2 and ${IS_REVIEWER}
    union all select copy.assignment_id, copy.copied_at from copy where copy.recipient in ($1, $2)) as copied`;
/** The hour is a row of its own: a list that called for it could not be read by its index. `begun`: when the list was opened. */
const clock = (begun: string): string => `with clock as materialized (select now, coalesce(${begun}, now) as begun from (select record_now() as now) as hour)`;
/** Lights are of now; in which order the pieces follow each other was settled when the first was read, or midnight would move a row past the reader. */
const RANKS = `${rankAt('clock.now', 'shines')}, ${rankAt('clock.begun')}, clock.begun`;
const COLUMNS = `${ASSIGNMENT_COLUMNS}, ${RANKS}, ${DUE}`;
/** By whose turn it is: the item's own limit, not the date of the unit's next duty. */
const OWN_COLUMNS = `${ASSIGNMENT_COLUMNS.replace('assignment_view.due_on', 'worklist_item.due_on')}, ${RANKS}, ${DUE.replace('assignment_view.due_at', 'worklist_item.due_on')}`;
/** Red first, then the nearest deadline (W1); what is done: the latest first. */
const URGENT_FIRST: Order = [{ by: 'listed.begun', type: 'timestamptz' }, { by: 'listed.rank', type: 'int' }, { by: 'listed.due', type: 'float8' }, { by: 'listed.id', type: 'text' }];
const LATEST_FIRST: Order = [{ by: 'listed.at', type: 'timestamptz', falls: true }, { by: 'listed.id', type: 'text' }];
export const WORKLIST_ORDERS: Readonly<Record<Box, Order>> = { todo: URGENT_FIRST, copied: URGENT_FIRST, done: LATEST_FIRST, mine: LATEST_FIRST, drafts: LATEST_FIRST };

/** Each box in its own words; $1 user, $2 unit, $3 roles. A person of two roles sees an item once. */
const BOXES: Record<Box, string> = {
  todo: `select distinct on (assignment_view.id) ${OWN_COLUMNS}, worklist_item.verb, worklist_item.since as at
    from clock cross join worklist_item join assignment_view on assignment_view.id = worklist_item.assignment_id where ${MINE} order by assignment_view.id, worklist_item.role`,
  done: `select ${COLUMNS}, null as verb, involvement.last_at as at from clock cross join involvement join assignment_view on assignment_view.id = involvement.assignment_id
    where involvement.user_id = $1 and $2::text is not null and $3::text[] is not null`,
  mine: `select ${COLUMNS}, null as verb, involvement.last_at as at from clock cross join involvement join assignment_view on assignment_view.id = involvement.assignment_id
    where involvement.user_id = $1 and involvement.started and $2::text is not null and $3::text[] is not null`,
  drafts: `select ${COLUMNS}, null as verb, draft.saved_at as at from clock cross join ${DRAFTS} and $1::text is not null`,
  copied: `select distinct on (assignment_view.id) ${COLUMNS}, null as verb, copied.at from clock cross join ${COPIED} join assignment_view on assignment_view.id = copied.assignment_id order by assignment_view.id, copied.at desc`,
};

const filtered = (box: Box, { userId, unit, roles }: Reader, { task, unit: of, verb, light }: WorklistFilter): { parameters: unknown[]; listed: string } => {
  const parameters: unknown[] = [userId, unit, roles];
  const conditions = [
    equalTo('listed.task', task, parameters), equalTo('listed.unit', of, parameters), equalTo('listed.verb', verb, parameters),
    light === undefined ? 'true' : `listed.shines = $${parameters.push(LIGHTS.indexOf(light))}`,
  ];
  return { parameters, listed: `from (${BOXES[box]}) as listed where ${conditions.join(' and ')}` };
};

/** 待办, 已办, 我发起, 抄送, 草稿 of a person. */
export class WorklistReadModel {
  constructor(private readonly database: DataSource) {}

  /** A piece of a box as filtered. */
  async page(box: Box, reader: Reader, filter: WorklistFilter, turn: Turn): Promise<WorklistItem[]> {
    const { parameters, listed } = filtered(box, reader, filter);
    const piece = keyset(WORKLIST_ORDERS[box], turn, parameters);
    const [begun] = WORKLIST_ORDERS[box] === URGENT_FIRST ? (turn.after ?? turn.before ?? []) : [];
    const rows: (WorklistItem & { shines: number })[] = await this.database.query(
      `${clock(begun === undefined ? 'null::timestamptz' : `$${parameters.push(begun)}::timestamptz`)} select listed.*, ${piece.place} as place, round(extract(epoch from listed.at) * 1000)::float8 as "atMs" ${listed} and ${piece.condition} ${piece.ordered}`,
      parameters,
    );
    return rows.map((row) => ({ ...row, light: LIGHTS[row.shines] ?? 'grey' }));
  }

  /** How many a filter leaves of a box. */
  async total(box: Box, reader: Reader, filter: WorklistFilter): Promise<number> {
    const { parameters, listed } = filtered(box, reader, filter);
    const rows: { n: number }[] = await this.database.query(`${clock('null::timestamptz')} select count(*)::int as n ${listed}`, parameters);
    return rows[0]?.n ?? 0;
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
}
