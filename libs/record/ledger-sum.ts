import { isWhole, ledgerSum, type DueRows, type LedgerSum } from '#domain/reminder/ledger-sum.js';
import { recordNow, type RecordContext } from './record-context.js';

/** Which part of the ledger; neither: all of it. */
export interface LedgerPart {
  readonly assignment?: string;
  readonly cycle?: string;
}

interface Counted extends DueRows {
  readonly assignment: string;
}

/** A row that fell due so lately may be on its way through the dispatcher. */
const UNDER_WAY = '1 minute';

async function dueRows(record: RecordContext, { assignment, cycle }: LedgerPart): Promise<Counted[]> {
  const { rows } = await record.pool.query<Counted>(
    `with due as (
        select reminder.assignment_id, reminder.state, reminder.suppressed_reason as reason, coalesce((
            select array_agg(distinct message.state order by message.state) from delivery join message on message.id = delivery.message_id
            where delivery.assignment_id = reminder.assignment_id and delivery.duty = reminder.duty and delivery.rule = reminder.rule and delivery.occurrence = reminder.occurrence), '{}') as deliveries
        from reminder
        where (reminder.due_at <= to_timestamp($3 / 1000.0) - case when reminder.state = 'armed' then interval '${UNDER_WAY}' else interval '0' end)
          and ($1::text is null or reminder.assignment_id = $1) and ($2::text is null or 'cycle/' || split_part(reminder.assignment_id, '/', 2) = $2))
      select due.assignment_id as assignment, due.state, due.reason, due.deliveries, count(*)::int as count from due group by 1, 2, 3, 4`,
    [assignment ?? null, cycle ?? null, await recordNow(record)],
  );
  return rows;
}

/** T5: the sum of a part of the ledger at the present instant, and the assignments whose own sum does not hold. */
export async function ledgerSumOf(record: RecordContext, part: LedgerPart = {}): Promise<{ sum: LedgerSum; broken: { assignment: string; sum: LedgerSum }[] }> {
  const rows = await dueRows(record, part);
  const byAssignment = new Map<string, DueRows[]>();
  for (const row of rows) byAssignment.set(row.assignment, [...(byAssignment.get(row.assignment) ?? []), row]);
  const sums = [...byAssignment].map(([assignment, own]) => ({ assignment, sum: ledgerSum(own) }));
  return { sum: ledgerSum(rows), broken: sums.filter(({ sum }) => !isWhole(sum)) };
}
