import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { reconcile } from '#processes/reconcile.js';
import { countOld, rebuild } from '#record/rebuild.js';
import type { RecordContext } from '#record/record-context.js';

/**
 * Streams that older rules folded: their workflows cannot replay in this build, so each is started anew before a worker
 * takes a task of it, and its snapshot is folded again, which marks it as done. Killed half-way: the next start goes on.
 */
export async function adoptOldStreams(record: RecordContext, client: Client, log: Logger): Promise<void> {
  const old = await countOld(record.pool);
  if (old === 0) return;
  log.warn({ old }, 'streams of older rules: their workflows start anew');
  await reconcile(record, client, { scope: 'old' });
  await rebuild(record, { onlyOld: true, projections: false });
}
