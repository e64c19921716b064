import { describe, expect, test } from '@jest/globals';
import type { OverviewCell } from '../../api/generated/types.gen.js';
import { byUrgency, countLights, filterCells, indexCells, worstOf } from './cells.js';

const cell = (task: string, unit: string, light: OverviewCell['light'], dueOn: string | null = null): OverviewCell => ({
  task, unit, light, dueOn, status: 'acknowledged', assignment: `asg/2024/${task}-o1/${unit}`, workingDaysLeft: null, holder: 'unit', caseLevel: null,
});
const cells = [cell('t07', '44', 'green'), cell('t07', '65', 'red', '2024-06-30'), cell('t12', '65', 'yellow', '2024-05-31'), cell('t12', '44', 'red', '2024-05-31')];

describe('cells of the overview', () => {
  test('red first, then the earlier date', () => {
    expect([...cells].sort(byUrgency).map(({ task, unit }) => `${task} ${unit}`)).toEqual(['t12 44', 't07 65', 't12 65', 't07 44']);
  });

  test('filters meet', () => {
    expect(filterCells(cells, { light: 'red', unit: '65' })).toEqual([cells[1]]);
    expect(filterCells(cells, {})).toHaveLength(4);
  });

  test('each light is counted; none is a number too', () => {
    expect(countLights(cells)).toEqual({ red: 2, yellow: 1, green: 1, grey: 0 });
  });

  test('the worst light of a unit; grey where nothing is asked', () => {
    expect(worstOf(filterCells(cells, { unit: '65' }))).toBe('red');
    expect(worstOf([])).toBe('grey');
  });

  test('two duties of one task and unit share a cell, the worst first', () => {
    const twice = [cell('t07', '44', 'green'), cell('t07', '44', 'yellow')];
    expect(indexCells(twice).get('t07 44')?.map(({ light }) => light)).toEqual(['yellow', 'green']);
  });
});
