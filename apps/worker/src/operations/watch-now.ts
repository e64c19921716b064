import { ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { OPERATIONS_ID } from '#messages/workflow-ids.js';
import { isReconciliationAsked, markReconciliationTold } from '#record/reconciliations.js';
import type { RecordContext } from '#record/record-context.js';
import { ensureNightly } from './nightly.js';

/**
 * 核对 that an administrator asked for: the night watch begins at once, or behind the one that runs. Told twice, by two relays or
 * after a crash, it runs once more, which is harmless; a schedule that somebody deleted is there again first.
 */
export async function watchNow(record: RecordContext, client: Client): Promise<void> {
  if (!(await isReconciliationAsked(record))) return;
  await ensureNightly(client);
  await client.schedule.getHandle(OPERATIONS_ID).trigger(ScheduleOverlapPolicy.BUFFER_ONE);
  await markReconciliationTold(record);
}
