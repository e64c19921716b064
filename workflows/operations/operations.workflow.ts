import type { AnchorReport, LedgerReport, ReconcileReport } from '#messages/operations.messages.js';
import { anchor, reconcile, sumLedger } from '../shared/activity-proxies.js';

/**
 * The night watch: every night it holds the workflows against the record, sets right what differs, and sums the reminder
 * ledger (T5). A schedule starts it; it waits for nobody and ends with its report.
 */
export async function operationsWorkflow(): Promise<{ workflows: ReconcileReport; ledger: LedgerReport }> {
  const workflows = await reconcile({ scope: 'nightly' });
  const ledger = await sumLedger();
  return { workflows, ledger };
}

/**
 * The hourly anchor (A2): what every chain of the record ends with goes out of the database. A schedule starts it; it waits
 * for nobody and ends with the number of the anchor.
 */
export async function anchorWorkflow(): Promise<AnchorReport> {
  return anchor();
}
