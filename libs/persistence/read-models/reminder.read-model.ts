import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
import { keyset, type Order, type Placed, type Turn } from './keyset.js';
import { reminderSource } from './register-source.js';
import { equalTo, scopeCondition, type Scope } from './scope.js';

export interface ReminderFilter {
  readonly cycle?: string | undefined;
  readonly assignment?: string | undefined;
  readonly task?: string | undefined;
  readonly unit?: string | undefined;
  readonly rule?: string | undefined;
  /** `plan`, or `review` for every department's. */
  readonly duty?: string | undefined;
  readonly state?: string | undefined;
  readonly reason?: string | undefined;
}
export interface ReminderItem extends Placed {
  readonly assignment: string;
  readonly task: string;
  readonly unit: string;
  readonly duty: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly dueAtMs: number;
  readonly state: 'armed' | 'dispatched' | 'suppressed';
  readonly suppressedReason: string | null;
  readonly addressees: readonly string[];
  readonly late: boolean;
  readonly deliveries: readonly { readonly recipient: string; readonly channel: string; readonly state: 'handed' | 'sent' | 'failed' | 'unknown'; readonly atMs: number }[];
}
export interface ReminderSum {
  readonly total: number;
  /** Rows whose instant has come. */
  readonly due: number;
  readonly dispatched: number;
  readonly suppressed: number;
  readonly armed: number;
}

/** Rows of an obligation that may be opted in to have no assignment yet: by what they say themselves. */
const beforeIssue = (scope: Scope, parameters: unknown[]): string => {
  if (scope.kind === 'unit') return equalTo('reminder.unit_id', scope.unit, parameters);
  return scope.kind === 'department' ? equalTo('reminder.lead_department', scope.department, parameters) : String(scope.kind === 'all');
};

/** Whether a row is one's own is asked of its assignment, row by row: a page looks at few, and nobody gathers a year's. */
const joinedFor = ({ kind }: Scope): string => (kind === 'unit' || kind === 'department' ? 'left join assignment_view on assignment_view.id = reminder.assignment_id and assignment_view.cycle_id = reminder.cycle_id' : '');
const visible = (scope: Scope, parameters: unknown[]): string => {
  if (scope.kind === 'all' || scope.kind === 'none') return scopeCondition(scope, parameters);
  return `(${scopeCondition(scope, parameters)} or assignment_view.id is null and ${beforeIssue(scope, parameters)})`;
};

/** Of a unit: itself and those under it, one row each; undefined: of whoever else. Whether a row is visible is asked of each. */
const unitsOf = ({ cycle }: ReminderFilter, scope: Scope, parameters: unknown[]): string | undefined => {
  if (scope.kind !== 'unit') return undefined;
  const own = `$${parameters.push(scope.unit)}`;
  return `(select ${own} as unit union select assignment_view.unit_id from assignment_view where assignment_view.province_id = ${own} and ${equalTo('assignment_view.cycle_id', cycle, parameters)}) as own`;
};

const where = (filter: ReminderFilter, scope: Scope, parameters: unknown[]): string =>
  [
    visible(scope, parameters),
    // Who is mentioned inside a side is nobody else's to know.
    `reminder.duty <> 'mention:inside'`,
    equalTo('reminder.cycle_id', filter.cycle, parameters),
    equalTo('reminder.assignment_id', filter.assignment, parameters),
    equalTo('reminder.task_code', filter.task, parameters),
    equalTo('reminder.unit_id', filter.unit, parameters),
    equalTo('reminder.rule', filter.rule, parameters),
    equalTo(`split_part(reminder.duty, ':', 1)`, filter.duty?.split(':')[0], parameters),
    equalTo('reminder.state', filter.state, parameters),
    equalTo('reminder.suppressed_reason', filter.reason, parameters),
  ].join(' and ');

export const REMINDER_ORDER: Order = [{ by: 'reminder.due_at', type: 'timestamptz' }, ...['assignment_id', 'duty', 'rule', 'occurrence'].map((column) => ({ by: `reminder.${column}`, type: 'text' }) as const)];

/** 提醒台账: what was, is and will be sent, and why something is not. */
export class ReminderReadModel {
  constructor(private readonly database: DataSource) {}

  /** A piece of the register, the earliest first: what was passed is not read again. `at`: as of then; null: as it is. */
  async page(filter: ReminderFilter, scope: Scope, turn: Turn, at: Instant | null = null): Promise<ReminderItem[]> {
    const parameters: unknown[] = [];
    const source = reminderSource(at, parameters);
    // Of messages the source has no past: what was written since is left out.
    const written = at === null ? 'true' : `delivery_state.created_at <= to_timestamp($${parameters.length} / 1000.0)`;
    const condition = where(filter, scope, parameters);
    const piece = keyset(REMINDER_ORDER, turn, parameters);
    const rows = (found: string): string => `select reminder.* from ${source} ${joinedFor(scope)} where ${condition} and ${found} and ${piece.condition} ${piece.ordered}`;
    const units = unitsOf(filter, scope, parameters);
    // A province's year is two hundred thousand rows: of each of its units a page is read in its order, and of these the first.
    const listed = units === undefined ? rows('true') : `select reminder.* from ${units} cross join lateral (${rows('reminder.unit_id = own.unit')}) as reminder ${piece.ordered}`;
    return this.database.query(
      `with listed as (
         ${listed})
       select ${piece.place} as place, reminder.assignment_id as assignment, reminder.task_code as task, reminder.unit_id as unit, reminder.duty, reminder.rule, reminder.occurrence,
         round(extract(epoch from reminder.due_at) * 1000)::float8 as "dueAtMs", reminder.state, reminder.suppressed_reason as "suppressedReason", reminder.addressees, reminder.late,
         coalesce((select json_agg(json_build_object('recipient', coalesce(app_user.name, unit.short_name, delivery.recipient), 'channel', delivery.channel, 'state', delivery_state.state,
             'atMs', round(extract(epoch from coalesce(delivery_state.settled_at, delivery_state.created_at)) * 1000)::float8) order by app_user.name, delivery.channel)
           from delivery join delivery_state on delivery_state.id = delivery.message_id left join app_user on delivery.channel in ('in_app', 'email', 'sms') and app_user.id = delivery.recipient left join unit on delivery.channel not in ('in_app', 'email', 'sms') and unit.id = delivery.recipient
           where delivery.assignment_id = reminder.assignment_id and delivery.duty = reminder.duty and delivery.rule = reminder.rule and delivery.occurrence = reminder.occurrence and ${written}), '[]') as deliveries
       from listed as reminder ${piece.ordered}`,
      parameters,
    );
  }

  /** Sums, of no more rows than `most`. */
  async sum(filter: ReminderFilter, scope: Scope, at: Instant | null = null, most = 2 ** 31 - 1): Promise<ReminderSum> {
    const parameters: unknown[] = [];
    const source = reminderSource(at, parameters);
    const now = at === null ? 'record_now()' : `to_timestamp($${parameters.length} / 1000.0)`;
    const condition = where(filter, scope, parameters);
    const rows = (found: string): string => `select reminder.due_at, reminder.state from ${source} ${joinedFor(scope)} where ${condition} and ${found} order by reminder.due_at limit ${most}`;
    const units = unitsOf(filter, scope, parameters);
    // In the order of an index, so that nobody gathers all of a year to take some of it.
    const counted = units === undefined ? rows('true') : `select reminder.* from ${units} cross join lateral (${rows('reminder.unit_id = own.unit')}) as reminder limit ${most}`;
    const sums: ReminderSum[] = await this.database.query(
      `with now as materialized (select ${now} as at)
       select count(*)::int as total, count(*) filter (where counted.due_at <= now.at)::int as due, count(*) filter (where counted.state = 'dispatched')::int as dispatched,
        count(*) filter (where counted.state = 'suppressed')::int as suppressed, count(*) filter (where counted.state = 'armed')::int as armed
       from now cross join (${counted}) as counted`,
      parameters,
    );
    return sums[0] ?? { total: 0, due: 0, dispatched: 0, suppressed: 0, armed: 0 };
  }
}
