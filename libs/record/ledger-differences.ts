import type pg from 'pg';
import type { Difference } from './difference.js';

/** A row may be this late before it counts as left lying: the dispatcher works through a morning. */
const PATIENCE = '5 minutes';

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
