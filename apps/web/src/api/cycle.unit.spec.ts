import { describe, expect, test } from '@jest/globals';
import { shownCycle, type CycleHead } from './cycle.js';

const cycle = (year: number, status: CycleHead['status']): CycleHead => ({ id: `cycle/${year}`, year, status });

describe('the year that the pages show', () => {
  const cycles = [cycle(2026, 'preparing'), cycle(2025, 'launched'), cycle(2024, 'archived')];

  test('the newest that runs, while the next is prepared', () => {
    expect(shownCycle(cycles, null)?.year).toBe(2025);
  });

  test('the chosen one, if it is there', () => {
    expect([shownCycle(cycles, 2024)?.year, shownCycle(cycles, 1999)?.year]).toEqual([2024, 2025]);
  });

  test('before any launch the newest; of none, none', () => {
    expect([shownCycle([cycle(2024, 'not_launched')], null)?.year, shownCycle([], null)]).toEqual([2024, undefined]);
  });
});
