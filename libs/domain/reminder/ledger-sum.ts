import type { SuppressedReason } from './reminder-rule.js';

/** What became of a message: `handed` is under way, `unknown` may or may not have gone out. */
export type DeliveryState = 'sent' | 'failed' | 'unknown' | 'handed';

/** Due rows of the ledger that came to the same thing. */
export interface DueRows {
  readonly state: 'armed' | 'dispatched' | 'suppressed';
  readonly reason: SuppressedReason | null;
  /** What became of the messages of a dispatched row, each kind once; none: it went to nobody. */
  readonly deliveries: readonly DeliveryState[];
  readonly count: number;
}

/** T5: due = sent + suppressed + failed + unknown + handed; what is missing is an alarm. */
export interface LedgerSum {
  readonly due: number;
  readonly sent: number;
  readonly suppressed: Readonly<Partial<Record<SuppressedReason, number>>>;
  readonly failed: number;
  readonly unknown: number;
  readonly handed: number;
  /** Due and neither handed on nor given a reason. */
  readonly missing: number;
}

/** The worst of a row's messages: a row is `sent` once all of them are. */
const WORST: readonly DeliveryState[] = ['unknown', 'failed', 'handed', 'sent'];
const fateOf = ({ state, reason, deliveries }: DueRows): DeliveryState | 'suppressed' | 'missing' => {
  if (state === 'suppressed') return reason === null ? 'missing' : 'suppressed';
  if (state === 'armed') return 'missing';
  return WORST.find((each) => deliveries.includes(each)) ?? 'missing';
};

/** The sum of all rows whose instant has come. */
export const ledgerSum = (rows: readonly DueRows[]): LedgerSum => {
  const count = (fate: ReturnType<typeof fateOf>): number => rows.filter((row) => fateOf(row) === fate).reduce((sum, row) => sum + row.count, 0);
  const suppressed: Partial<Record<SuppressedReason, number>> = {};
  for (const { state, reason, count: n } of rows) if (state === 'suppressed' && reason) suppressed[reason] = (suppressed[reason] ?? 0) + n;
  return { due: rows.reduce((sum, row) => sum + row.count, 0), sent: count('sent'), suppressed, failed: count('failed'), unknown: count('unknown'), handed: count('handed'), missing: count('missing') };
};

/** Whether the sum holds: every due row has its fate. */
export const isWhole = (sum: LedgerSum): boolean =>
  sum.missing === 0 && sum.due === sum.sent + sum.failed + sum.unknown + sum.handed + Object.values(sum.suppressed).reduce((all, each) => all + each, 0);
