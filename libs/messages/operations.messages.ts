import type { LedgerSum } from '#domain/reminder/ledger-sum.js';

/** `nightly`: whatever changed since yesterday, whatever is overdue and a seventh of the rest, so that a week sees all. `all`: every workflow anew. */
export type ReconcileScope = 'nightly' | 'whole' | 'all';

/** A workflow that was not as the record says, and what was done about it. */
export interface Reconciled {
  /** Or `reminder-dispatch`, which follows none. */
  readonly stream: string;
  readonly found: 'missing' | 'terminated' | 'behind' | 'other_state' | 'blocked' | 'completed' | 'silent' | 'asked_for';
  readonly did: 'woken' | 'started_anew' | 'nothing';
}
export interface ReconcileReport {
  readonly checked: number;
  readonly differences: number;
  /** Of them were told or started anew. */
  readonly mended: number;
  /** The first hundred by name: a history holds no thousands. */
  readonly named: readonly Reconciled[];
}
export interface LedgerReport {
  readonly sum: LedgerSum;
  /** Of how many assignments the own sum does not hold. */
  readonly broken: number;
}
export interface OperationsActivities {
  /** Holds running workflows against the open streams, and sets right what differs. */
  reconcile(input: { scope: ReconcileScope }): Promise<ReconcileReport>;
  /** The sum of the reminder ledger; an alarm where it is broken. */
  sumLedger(): Promise<LedgerReport>;
}

export interface AnchorReport {
  /** Null: none was taken, as so many things contradict those before. */
  readonly number: number | null;
  readonly contradictions: number;
}
export interface AnchorActivities {
  /** One line more about all chains, kept outside the database. */
  anchor(): Promise<AnchorReport>;
}
