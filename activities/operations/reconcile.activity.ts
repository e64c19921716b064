import { heartbeat, log } from '@temporalio/activity';
import type { OperationsActivities, ReconcileReport, Reconciled, ReconcileScope } from '#messages/operations.messages.js';

/** The hand on Temporal: given by the worker, which has the client. */
export type Reconcile = (options: { scope: ReconcileScope; onPage: (checked: number) => void; onFound: (found: Reconciled) => void }) => Promise<ReconcileReport>;

/** Twice is harmless: what was set right does not differ again. Every difference is an alarm: it should not have come to be. */
export const reconcile =
  (throughClient: Reconcile): OperationsActivities['reconcile'] =>
  ({ scope }) =>
    throughClient({
      scope,
      onPage: (checked) => heartbeat({ checked }),
      onFound: ({ stream, found, did }) => log.error('workflow and record differ', { stream, found, did }),
    });
