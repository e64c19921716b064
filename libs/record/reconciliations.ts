import type { By } from './channel-settings.js';
import { inTransaction, type RecordContext } from './record-context.js';

/** What a reconciliation (核对) came to; `failure`: why it came to nothing. */
export type ReconciliationEnd =
  | { readonly checked: number; readonly differences: number; readonly mended: number; readonly named: readonly object[] }
  | { readonly failure: string };

/** Of those that differed so many are kept by name: the page shows no more. */
const MOST_NAMED = 20;

/** Asked again while one waits or runs it is that one, and the relay tells the schedule again: what was told may have been lost. */
export const askReconciliation = (record: RecordContext, { actor, source }: By): Promise<void> =>
  inTransaction(record, async (client) => {
    await client.query(
      `insert into reconciliation as r (asked_at, asked_by) values (record_now(), $1)
       on conflict ((true)) where ended_at is null do update set told_at = null, asked_at = coalesce(r.asked_at, excluded.asked_at), asked_by = coalesce(r.asked_by, excluded.asked_by)`,
      [actor.kind === 'user' ? actor.userId : actor.kind],
    );
    await client.query(`select append_audit(record_now(), $1, 'AskReconciliation', null, null, 'accepted', null, '{}', $2), pg_notify('liandong_wake', '')`, [JSON.stringify(actor), source]);
  });

/** Whether one was asked for that the schedule has not heard of. */
export const isReconciliationAsked = async ({ pool }: RecordContext): Promise<boolean> =>
  (await pool.query({ name: 'reconciliation-asked', text: 'select from reconciliation where reconciliation.ended_at is null and reconciliation.asked_at is not null and reconciliation.told_at is null' })).rowCount === 1;

/** The schedule was told. */
export const markReconciliationTold = async ({ pool }: RecordContext): Promise<void> => {
  await pool.query('update reconciliation set told_at = now() where reconciliation.ended_at is null');
};

/** The one that was asked for, or that broke off; else a new one, of the night. Answers its number. */
export const beginReconciliation = async ({ pool }: RecordContext): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>('insert into reconciliation (began_at) values (record_now()) on conflict ((true)) where ended_at is null do update set began_at = excluded.began_at returning reconciliation.id::text as id');
  return rows[0]?.id ?? '';
};

/** Ended once: what another attempt has ended stays as it is. */
export const endReconciliation = async ({ pool }: RecordContext, id: string, end: ReconciliationEnd): Promise<void> => {
  const report = 'failure' in end ? null : end;
  await pool.query(
    'update reconciliation set ended_at = record_now(), checked = $2, differences = $3, mended = $4, named = $5, failure = $6 where reconciliation.id = $1 and reconciliation.ended_at is null',
    [id, report?.checked ?? null, report?.differences ?? null, report?.mended ?? null, report && JSON.stringify(report.named.slice(0, MOST_NAMED)), 'failure' in end ? end.failure.slice(0, 500) : null],
  );
};
