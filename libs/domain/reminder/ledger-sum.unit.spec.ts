import { describe, expect, it } from '@jest/globals';
import { isWhole, ledgerSum, type DueRows } from './ledger-sum.js';

const row = (state: DueRows['state'], count: number, more: Partial<DueRows> = {}): DueRows => ({ state, reason: null, deliveries: [], count, ...more });
const WHOLE = [
  row('dispatched', 5, { deliveries: ['sent'] }), row('dispatched', 3, { deliveries: ['sent', 'handed'] }), row('dispatched', 2, { deliveries: ['sent', 'failed'] }), row('dispatched', 1, { deliveries: ['failed', 'unknown'] }),
  row('suppressed', 4, { reason: 'merged' }), row('suppressed', 2, { reason: 'fulfilled' }), row('suppressed', 1, { reason: 'merged' }),
];

describe('the sum of the ledger (T5)', () => {
  it('due = sent + suppressed + failed + unknown + handed; unknown is never shown as sent', () => {
    const sum = ledgerSum(WHOLE);
    expect(sum).toEqual({ due: 18, sent: 5, suppressed: { merged: 5, fulfilled: 2 }, failed: 2, unknown: 1, handed: 3, missing: 0 });
    expect(isWhole(sum)).toBe(true);
    expect(isWhole(ledgerSum([]))).toBe(true);
  });
  it.each([['left lying', row('armed', 1)], ['gone to nobody', row('dispatched', 1)], ['held back without a reason', row('suppressed', 1)]])('is broken by a row that was %s', (_, broken) => {
    const sum = ledgerSum([...WHOLE, broken]);
    expect([sum.missing, isWhole(sum)]).toEqual([1, false]);
  });
});
