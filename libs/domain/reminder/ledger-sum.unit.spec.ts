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
  it('an armed row is missing whatever was handed on for it; a reason of what went out is none', () => {
    expect(ledgerSum([row('armed', 2, { deliveries: ['sent'] })])).toMatchObject({ due: 2, sent: 0, missing: 2 });
    expect(ledgerSum([row('dispatched', 3, { deliveries: ['sent'], reason: 'merged' })])).toMatchObject({ sent: 3, suppressed: {}, missing: 0 });
    expect(ledgerSum([row('suppressed', 1, { deliveries: ['sent'] })])).toMatchObject({ sent: 0, suppressed: {}, missing: 1 });
  });
  it('is not whole where the figures do not add up, whatever is missing', () => {
    const sum = ledgerSum(WHOLE);
    expect(isWhole({ ...sum, due: sum.due + 1 })).toBe(false);
    expect(isWhole({ ...sum, missing: 1 })).toBe(false);
    expect(isWhole({ ...sum, due: sum.due + 1, missing: 1 })).toBe(false);
  });
});
