import { describe, expect, it } from '@jest/globals';
import { BUDGET_KB, firstLoads } from '../../apps/web/budget.mjs';

describe('the first load', () => {
  const loads = firstLoads();

  it('of the worklist is within its budget', () => {
    const worklist = loads.find(({ page }) => page === 'worklist/WorklistPage');
    expect(worklist?.kB).toBeGreaterThan(100);
    expect(worklist?.kB).toBeLessThanOrEqual(BUDGET_KB);
  });

  it('is measured for every page of the router', () => {
    expect(loads.length).toBeGreaterThan(12);
  });
});
