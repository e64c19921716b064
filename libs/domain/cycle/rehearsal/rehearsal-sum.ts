import type { Channel } from '../../reminder/message.js';
import { isWhole, ledgerSum, type LedgerSum } from '../../reminder/ledger-sum.js';
import type { RehearsalRow } from './rehearsal-row.js';

/** Messages of a person's fullest day: rows, as they would come in one digest. */
export interface FullestDay {
  readonly day: string;
  readonly person: string;
  readonly rows: number;
}
export interface RehearsalSum {
  /** Rows by kind, rule and outcome. */
  readonly counts: readonly { readonly kind: RehearsalRow['kind']; readonly rule: string; readonly outcome: RehearsalRow['outcome']; readonly rows: number }[];
  /** Of all messages (T5): due = sent + suppressed. */
  readonly ledger: LedgerSum;
  readonly isWhole: boolean;
  /** Dates that come undone. */
  readonly missed: number;
  readonly fullest: readonly FullestDay[];
}

/** So many days are named. */
const NAMED = 10;
const ON: Channel = 'in_app';

/** What a rehearsal comes to: counts, the sum of the ledger, and who hears most on which day. */
export const rehearsalSum = (rows: Iterable<RehearsalRow>): RehearsalSum => {
  const counts = new Map<string, { kind: RehearsalRow['kind']; rule: string; outcome: RehearsalRow['outcome']; rows: number }>();
  const days = new Map<string, FullestDay>();
  for (const { at, kind, rule, to, channel, outcome } of rows) {
    const key = `${kind}|${rule}|${outcome}`;
    const known = counts.get(key) ?? { kind, rule, outcome, rows: 0 };
    known.rows++;
    counts.set(key, known);
    if (channel !== ON || outcome !== 'sent') continue;
    const day = at.slice(0, 10);
    days.set(`${day}|${to}`, { day, person: to, rows: (days.get(`${day}|${to}`)?.rows ?? 0) + 1 });
  }
  const all = [...counts.values()];
  const ledger = ledgerSum(
    all.filter(({ kind }) => kind !== 'deadline').map(({ outcome, rows: count }) => (outcome === 'sent' ? { state: 'dispatched', reason: null, deliveries: ['sent'], count } : { state: 'suppressed', reason: outcome, deliveries: [], count })),
  );
  const fullest = [...days.values()].sort((a, b) => b.rows - a.rows || (a.day === b.day ? (a.person < b.person ? -1 : 1) : a.day < b.day ? -1 : 1)).slice(0, NAMED);
  return { counts: all, ledger, isWhole: isWhole(ledger), missed: all.filter(({ kind, outcome }) => kind === 'deadline' && outcome === 'sent').reduce((sum, each) => sum + each.rows, 0), fullest };
};
