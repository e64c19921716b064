import type { LedgerReport, ReconcileReport } from '#messages/operations.messages.js';
import { reconcile, sumLedger } from '../shared/activity-proxies.js';

/**
 * The night watch: every night it holds the workflows against the record, sets right what differs, and sums the reminder
 * ledger (T5). A schedule starts it; it waits for nobody and ends with its report.
 */
export async function operationsWorkflow(): Promise<{ workflows: ReconcileReport; ledger: LedgerReport }> {
  const workflows = await reconcile({ scope: 'nightly' });
  const ledger = await sumLedger();
  return { workflows, ledger };
}
