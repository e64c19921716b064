import { defineSignal } from '@temporalio/workflow';

/** Relay → dispatch: the earliest armed row's instant (epoch ms of the record's clock; null: none), clock offset in ms. */
export const ledgerChangedSignal = defineSignal<[{ dueAt: number | null; clockOffset: number }]>('ledgerChanged');

export interface ReminderDispatchStart {
  readonly clockOffset?: number;
  readonly dueAt?: number;
  /** History length at which a run continues as new; tests lower it. */
  readonly continueAt?: number;
}
export interface ReminderActivities {
  /** Claims due rows 500 at a time until none is left, hands them on; answers how many rows that were and messages that wait to be delivered, and the next armed instant, if any. */
  dispatchDue(): Promise<{ dispatched: number; nextDueAt: number | null; waitMs?: number }>;
  /** Gives handed messages to their channel until none can be taken; answers how long (ms) until the next may be tried again, null: none waits. */
  deliverHanded(): Promise<{ sent: number; retryInMs: number | null }>;
}
