import { describe, expect, it } from '@jest/globals';
import { rollUp, type UnitValue } from './roll-up.js';

const unit = (id: string, value: number | null, base: number | null = null): UnitValue => ({ unit: id, province: id.length > 2 ? id.slice(0, 2) : null, value, base });
const AT_LEAST_30 = { comparator: '>=', value: 30 } as const;

describe('city, province, nation', () => {
  const CITIES = [unit('4401', 40, 100), unit('4403', 20, 300), unit('3201', 30, 100), unit('3301', null)];
  it('by sum, weighted by what ratios are taken of, and by how many reached the target', () => {
    expect(rollUp('sum', AT_LEAST_30, CITIES)).toEqual({
      nation: { value: 90, reported: 3, asked: 4 },
      provinces: [{ unit: '32', value: 30, reported: 1, asked: 1 }, { unit: '33', value: null, reported: 0, asked: 1 }, { unit: '44', value: 60, reported: 2, asked: 2 }],
    });
    expect(rollUp('weighted', AT_LEAST_30, CITIES).nation).toEqual({ value: 26, reported: 3, asked: 4 });
    expect(rollUp('weighted', AT_LEAST_30, CITIES).provinces.at(-1)).toEqual({ unit: '44', value: 25, reported: 2, asked: 2 });
    expect(rollUp('count', AT_LEAST_30, CITIES).nation).toEqual({ value: 2, reported: 3, asked: 4 });
  });
  it('what is missing is not 0, and 0 is not missing', () => {
    expect(rollUp('sum', AT_LEAST_30, [unit('11', null), unit('12', null)]).nation).toEqual({ value: null, reported: 0, asked: 2 });
    expect(rollUp('count', AT_LEAST_30, [unit('11', null)]).nation.value).toBeNull();
    expect(rollUp('sum', AT_LEAST_30, [unit('11', 0), unit('12', null)]).nation).toEqual({ value: 0, reported: 1, asked: 2 });
    expect(rollUp('sum', AT_LEAST_30, []).nation).toEqual({ value: null, reported: 0, asked: 0 });
  });
  it('a ratio without its base cannot be weighted, and is missing there alone', () => {
    const ratios = [unit('11', 50, 10), unit('12', 100)];
    expect([rollUp('weighted', AT_LEAST_30, ratios).nation, rollUp('sum', AT_LEAST_30, ratios).nation]).toEqual([{ value: 50, reported: 1, asked: 2 }, { value: 150, reported: 2, asked: 2 }]);
  });
  it('a province’s own value stands for its cities, which stand in while it has none', () => {
    expect(rollUp('sum', AT_LEAST_30, [unit('44', 70), unit('4401', 40), unit('4403', 20)])).toEqual({ nation: { value: 70, reported: 1, asked: 1 }, provinces: [{ unit: '44', value: 70, reported: 1, asked: 1 }] });
    expect(rollUp('sum', AT_LEAST_30, [unit('44', null), unit('4401', 40), unit('4403', null)]).nation).toEqual({ value: 40, reported: 1, asked: 2 });
  });
});
