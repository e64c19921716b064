import type pg from 'pg';
import type { Difference } from './difference.js';

/** Of every row that has come due by now: each stands in exactly one of these, or the sum is broken. */
export interface LedgerSum {
  readonly due: number;
  readonly sent: number;
  readonly suppressed: number;
  readonly failed: number;
  readonly unknown: number;
  /** On its way: handed to a channel, or due for less than the dispatch takes. */
  readonly underWay: number;
}

/** A row may be this late before it counts as left lying: the dispatcher works through a morning. */
const PATIENCE = '5 minutes';

/**
 * The sum of the reminder ledger (T5): due = sent + suppressed + failed + unknown + under way. A row counts by its worst
 * delivery. Where they differ, rows were left lying. `at`: epoch ms of the record's clock.
 */
export async function ledgerSum(client: pg.ClientBase | pg.Pool, at: number): Promise<LedgerSum> {
  const { rows } = await client.query<LedgerSum>(
    `with due as (
        select reminder.state, reminder.due_at, (select case when bool_or(message.state = 'failed') then 'failed' when bool_or(message.state = 'unknown') then 'unknown' when bool_or(message.state = 'handed') then 'handed' when count(*) > 0 then 'sent' end
          from delivery join message on message.id = delivery.message_id where delivery.assignment_id = reminder.assignment_id and delivery.duty = reminder.duty and delivery.rule = reminder.rule and delivery.occurrence = reminder.occurrence) as went
        from public.reminder where reminder.due_at <= to_timestamp($1 / 1000.0))
      select count(*)::int as due, count(*) filter (where due.state = 'dispatched' and due.went = 'sent')::int as sent, count(*) filter (where due.state = 'suppressed')::int as suppressed,
        count(*) filter (where due.state = 'dispatched' and due.went = 'failed')::int as failed, count(*) filter (where due.state = 'dispatched' and due.went = 'unknown')::int as unknown,
        count(*) filter (where due.state = 'dispatched' and due.went = 'handed' or due.state = 'armed' and due.due_at > to_timestamp($1 / 1000.0) - interval '${PATIENCE}')::int as "underWay" from due`,
    [at],
  );
  return rows[0] ?? { due: 0, sent: 0, suppressed: 0, failed: 0, unknown: 0, underWay: 0 };
}

export const isWhole = ({ due, sent, suppressed, failed, unknown, underWay }: LedgerSum): boolean => due === sent + suppressed + failed + unknown + underWay;

/** Why the dispatcher leaves a row out; every other reason comes from an act. */
const BY_DISPATCH = `('merged', 'recipient_gone', 'capped')`;

/** A notice that the dispatcher put off to the next week has a row that no event planned. */
const PUT_OFF = '/next-';

interface Row {
  readonly assignment_id: string;
  readonly duty: string;
  readonly rule: string;
  readonly occurrence: string;
  readonly what: string;
}

/**
 * Holds the ledger against the one that the events alone give (temporary table `reminder`): the same rows for the same
 * instants and people, armed where they still wait. What the dispatcher did since is its own; then the sum.
 */
export async function ledgerDifferences(client: pg.ClientBase, at: number): Promise<Difference[]> {
  const { rows } = await client.query<Row>(
    `select coalesce(made.assignment_id, found.assignment_id) as assignment_id, coalesce(made.duty, found.duty) as duty, coalesce(made.rule, found.rule) as rule, coalesce(made.occurrence, found.occurrence) as occurrence,
        case when found.rule is null then 'row missing' when made.rule is null then 'row that no event plans'
          when (made.due_at, made.addressees, made.alone) is distinct from (found.due_at, found.addressees, found.alone) then 'other instant or addressees'
          else 'is ' || found.state || coalesce(' ' || found.suppressed_reason, '') || ', must be ' || made.state || coalesce(' ' || made.suppressed_reason, '') end as what
      from pg_temp.reminder made full join public.reminder found using (assignment_id, duty, rule, occurrence)
      where made.rule is null and found.occurrence not like '%${PUT_OFF}%' or found.rule is null or (made.due_at, made.addressees, made.alone) is distinct from (found.due_at, found.addressees, found.alone) and made.rule is not null
        or made.rule is not null and not ((found.state, found.suppressed_reason) is not distinct from (made.state, made.suppressed_reason)
          or (found.state = 'dispatched' or found.suppressed_reason in ${BY_DISPATCH}) and (made.state = 'armed' or found.settled_at <= made.settled_at))
      union all
      select reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, 'due, and neither sent nor suppressed' from public.reminder where reminder.state = 'armed' and reminder.due_at <= to_timestamp($1 / 1000.0) - interval '${PATIENCE}'
      union all
      select reminder.assignment_id, reminder.duty, reminder.rule, reminder.occurrence, 'sent to nobody' from public.reminder where reminder.state = 'dispatched' and not exists (
        select from delivery where delivery.assignment_id = reminder.assignment_id and delivery.duty = reminder.duty and delivery.rule = reminder.rule and delivery.occurrence = reminder.occurrence)
      order by 1, 2, 3, 4`,
    [at],
  );
  return rows.map((row) => ({ kind: 'ledger', about: row.assignment_id, detail: `${row.duty} ${row.rule} ${row.occurrence}: ${row.what}` }));
}
