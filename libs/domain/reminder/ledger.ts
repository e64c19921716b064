import type { Instant } from '../calendar/instant.js';
import { ledgerKey, type LedgerChanges } from './ledger-changes.js';
import type { PlannedReminder, SuppressedReason } from './reminder-rule.js';

/** A row of the ledger: what was planned, and what became of it. */
export interface LedgerRow {
  planned: PlannedReminder;
  state: 'armed' | 'dispatched' | 'suppressed';
  reason: SuppressedReason | null;
}

/** 提醒台账 of one assignment in memory, kept as the record's statements keep the table. */
export class Ledger {
  private readonly rows = new Map<string, LedgerRow>();

  get all(): readonly LedgerRow[] {
    return [...this.rows.values()];
  }

  /** Of an act: new rows, rows that are asked for again, rows whose duty is over, rows that another calendar puts elsewhere. */
  take({ planned, suppressed, moved }: LedgerChanges, at: Instant): void {
    for (const row of planned) {
      const known = this.rows.get(ledgerKey(row));
      if (!known) this.rows.set(ledgerKey(row), { planned: row, state: row.suppressed ? 'suppressed' : 'armed', reason: row.suppressed });
      // One whose instant went by stays as it is.
      else if (known.state === 'suppressed' && row.dueAt >= at) [known.state, known.reason] = [row.suppressed ? 'suppressed' : 'armed', row.suppressed];
    }
    for (const { reason, ...key } of suppressed) {
      const row = this.rows.get(ledgerKey(key));
      if (row?.state === 'armed') [row.state, row.reason] = ['suppressed', reason];
    }
    for (const row of moved) {
      const known = this.rows.get(ledgerKey(row));
      if (known?.state === 'armed' || known?.reason === 'merged' || known?.reason === 'escalated') this.rows.set(ledgerKey(row), { planned: row, state: row.suppressed ? 'suppressed' : 'armed', reason: row.suppressed });
    }
  }

  /** The earliest armed row's instant. */
  get earliest(): Instant | null {
    let first: Instant | null = null;
    for (const { state, planned } of this.rows.values()) if (state === 'armed' && (first === null || planned.dueAt < first)) first = planned.dueAt;
    return first;
  }

  /** Takes what is due by an instant: of a duty the newest row, earlier ones are `merged`. The rows that go out are the caller's to settle. */
  due(now: Instant): readonly LedgerRow[] {
    const due = [...this.rows.values()].filter(({ state, planned }) => state === 'armed' && planned.dueAt <= now);
    const isOlder = ({ planned }: LedgerRow): boolean => due.some((other) => other.planned.duty === planned.duty && other.planned.occurrence === planned.occurrence && other.planned.dueAt > planned.dueAt);
    for (const row of due.filter(isOlder)) [row.state, row.reason] = ['suppressed', 'merged'];
    return due.filter(({ state }) => state === 'armed').sort((a, b) => a.planned.dueAt - b.planned.dueAt);
  }
}
