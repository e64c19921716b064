import { heartbeat, log } from '@temporalio/activity';
import type { OperationsActivities, ReconcileReport, Reconciled, ReconcileScope } from '#messages/operations.messages.js';
import { beginReconciliation, endReconciliation } from '#record/reconciliations.js';
import type { RecordContext } from '#record/record-context.js';
import { reportWatch } from '#record/watch-reports.js';

/** The hand on Temporal: given by the worker, which has the client. */
export type Reconcile = (options: { scope: ReconcileScope; onPage: (checked: number) => void; onFound: (found: Reconciled) => void }) => Promise<ReconcileReport>;

/**
 * Twice is harmless: what was set right does not differ again. Every difference is an alarm: it should not have come to be. What
 * it came to stands in the record, for the page of the system; an attempt that was killed is ended by the next one.
 */
export const reconcile =
  (record: RecordContext, throughClient: Reconcile): OperationsActivities['reconcile'] =>
  async ({ scope }) => {
    const id = await beginReconciliation(record);
    const ended = (end: Parameters<typeof endReconciliation>[2]): Promise<void> => endReconciliation(record, id, end);
    try {
      const report = await throughClient({
        scope,
        onPage: (checked) => heartbeat({ checked }),
        onFound: ({ stream, found, did }) => log.error('workflow and record differ', { stream, found, did }),
      });
      await ended(report);
      await reportWatch(record, 'reconcile', report.differences);
      return report;
    } catch (error) {
      await ended({ failure: (error as Error).message }).catch(() => undefined);
      throw error;
    }
  };
