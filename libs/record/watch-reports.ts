import type { RecordContext } from './record-context.js';

/** Who holds what against the record: workflows, the sum of the reminder ledger, anchors. */
export type Watch = 'reconcile' | 'ledger' | 'anchor';

/** How many differences a watch has found that has just ended: an alarm until the next one finds none. By the world's clock, as anchors are. */
export async function reportWatch({ pool }: RecordContext, watch: Watch, found: number): Promise<void> {
  await pool.query(
    `insert into watch_report (watch, found, ended_at) values ($1, $2, clock_timestamp()) on conflict (watch) do update set found = excluded.found, ended_at = excluded.ended_at`, [watch, found]);
}
