import type { DataSource } from 'typeorm';
import type { Instant } from '#domain/calendar/instant.js';
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
/** Where a row stands in the order of the register: of its `PLACE` the values. */
export type ReminderPlace = readonly [string, string, string, string, string, string, string];
export interface ReminderItem {
  readonly place: ReminderPlace;
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

/** Of assignments of one's own, whose ids are read once; nobody joins a year's ledger. */
const visible = ({ cycle }: ReminderFilter, scope: Scope, parameters: unknown[]): string => {
  if (scope.kind === 'all' || scope.kind === 'none') return scopeCondition(scope, parameters);
  const own = `(select assignment_view.id from assignment_view where ${scopeCondition(scope, parameters)} and ${equalTo('assignment_view.cycle_id', cycle, parameters)})`;
  return `(reminder.assignment_id in ${own} or ${beforeIssue(scope, parameters)} and not exists (select from assignment_view where assignment_view.id = reminder.assignment_id))`;
};

/** By which the rows of a unit are found; whether they are visible is asked of each. */
const unitsIn = (scope: Scope, parameters: unknown[]): string => {
  if (scope.kind !== 'unit') return 'true';
  const own = `$${parameters.push(scope.unit)}`;
  return `reminder.unit_id = any (array(select ${own} union select assignment_view.unit_id from assignment_view where assignment_view.unit_id = ${own} or assignment_view.province_id = ${own}))`;
};

const where = (filter: ReminderFilter, scope: Scope, parameters: unknown[]): string =>
  [
    unitsIn(scope, parameters),
    visible(filter, scope, parameters),
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

const PLACE = ['due_at', 'task_code', 'unit_id', 'assignment_id', 'duty', 'rule', 'occurrence'] as const;
const placeOf = (table: string): string => PLACE.map((column) => `${table}.${column}`).join(', ');

/** 提醒台账: what was, is and will be sent, and why something is not. */
export class ReminderReadModel {
  constructor(private readonly database: DataSource) {}

  /** A page by its number, or what follows a place: then what was passed is not read again. `at`: as of then; null: as it is. */
  async page(filter: ReminderFilter, scope: Scope, from: number | ReminderPlace, size: number, at: Instant | null = null): Promise<ReminderItem[]> {
    const parameters: unknown[] = [];
    const source = reminderSource(at, parameters);
    // Of messages the source has no past: what was written since is left out.
    const written = at === null ? 'true' : `delivery_state.created_at <= to_timestamp($${parameters.length} / 1000.0)`;
    const condition = where(filter, scope, parameters);
    const begins = typeof from === 'number' ? 'true' : `(${placeOf('reminder')}) > (${from.map((value, index) => `$${parameters.push(value)}::${index === 0 ? 'timestamptz' : 'text'}`).join(', ')})`;
    parameters.push(size, typeof from === 'number' ? (from - 1) * size : 0);
    return this.database.query(
      `with listed as (
         select reminder.* from ${source} where ${condition} and ${begins}
         order by ${placeOf('reminder')} limit $${parameters.length - 1} offset $${parameters.length})
       select json_build_array(${placeOf('listed').replace('listed.due_at', 'listed.due_at::text')}) as place, listed.assignment_id as assignment, listed.task_code as task, listed.unit_id as unit, listed.duty, listed.rule, listed.occurrence,
         round(extract(epoch from listed.due_at) * 1000)::float8 as "dueAtMs", listed.state, listed.suppressed_reason as "suppressedReason", listed.addressees, listed.late,
         coalesce((select json_agg(json_build_object('recipient', coalesce(app_user.name, unit.short_name, delivery.recipient), 'channel', delivery.channel, 'state', delivery_state.state,
             'atMs', round(extract(epoch from coalesce(delivery_state.settled_at, delivery_state.created_at)) * 1000)::float8) order by app_user.name, delivery.channel)
           from delivery join delivery_state on delivery_state.id = delivery.message_id left join app_user on delivery.channel in ('in_app', 'email', 'sms') and app_user.id = delivery.recipient left join unit on delivery.channel not in ('in_app', 'email', 'sms') and unit.id = delivery.recipient
           where delivery.assignment_id = listed.assignment_id and delivery.duty = listed.duty and delivery.rule = listed.rule and delivery.occurrence = listed.occurrence and ${written}), '[]') as deliveries
       from listed order by ${placeOf('listed')}`,
      parameters,
    );
  }

  async sum(filter: ReminderFilter, scope: Scope, at: Instant | null = null): Promise<ReminderSum> {
    const parameters: unknown[] = [];
    const source = reminderSource(at, parameters);
    const now = at === null ? 'record_now()' : `to_timestamp($${parameters.length} / 1000.0)`;
    const condition = where(filter, scope, parameters);
    const rows: ReminderSum[] = await this.database.query(
      `with now as materialized (select ${now} as at)
       select count(*)::int as total, count(*) filter (where reminder.due_at <= now.at)::int as due, count(*) filter (where reminder.state = 'dispatched')::int as dispatched,
        count(*) filter (where reminder.state = 'suppressed')::int as suppressed, count(*) filter (where reminder.state = 'armed')::int as armed
       from now cross join ${source} where ${condition}`,
      parameters,
    );
    return rows[0] ?? { total: 0, due: 0, dispatched: 0, suppressed: 0, armed: 0 };
  }
}
