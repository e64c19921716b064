import { describe, expect, it } from '@jest/globals';
import { ordersOf2024, rehearsalOf } from '#testing/rehearsal-scene.js';
import type { MannerName } from './manners.js';
import { mixed } from './manners.js';
import { rehearse } from './rehearse.js';
import { rowsOf, type RehearsalRow } from './rehearsal-row.js';

const yearOf = (script: MannerName): RehearsalRow[] => [...rowsOf(rehearse(rehearsalOf(script, { orders: ordersOf2024('44') })))];
const deadlines = (rows: readonly RehearsalRow[], rule: string, outcome: string) => rows.filter((row) => row.kind === 'deadline' && row.rule === rule && row.outcome === outcome && row.unit === '44');
const supervised = (rows: readonly RehearsalRow[]) => rows.filter(({ kind, outcome }) => kind === 'supervision' && outcome === 'sent');
/** Of the sixteen tasks of a province one has milestones; one of its three was nearly past at the launch. */
const TASKS = 16;

describe('scripted units', () => {
  it('punctual: every date is met, none is supervised, and completion is declared before the year ends', () => {
    const rows = yearOf('punctual');
    for (const rule of ['acknowledgement_due', 'plan_due', 'completion_due']) expect([rule, deadlines(rows, rule, 'fulfilled').length, deadlines(rows, rule, 'sent').length]).toEqual([rule, TASKS, 0]);
    expect(supervised(rows)).toEqual([]);
    expect(rows.filter(({ rule, outcome }) => rule.startsWith('wd+') && outcome === 'sent')).toEqual([]);
  });
  it('late: supervised once for the plan, which then comes; orange never', () => {
    const rows = yearOf('late');
    expect(deadlines(rows, 'plan_due', 'sent')).toHaveLength(TASKS);
    expect(deadlines(rows, 'completion_due', 'sent')).toHaveLength(TASKS);
    const plans = supervised(rows).filter(({ at, unit, to, channel }) => at.startsWith('2024-07-03') && unit === '44' && to === 'l44' && channel === 'email');
    expect(plans).toHaveLength(TASKS);
    expect(supervised(rows).filter(({ level }) => level !== 'blue')).toEqual([]);
  });
  it('returned twice: two revisions, both in time', () => {
    const rows = yearOf('returned_twice');
    expect(deadlines(rows, 'revision_due', 'fulfilled')).toHaveLength(2 * TASKS);
    expect([deadlines(rows, 'revision_due', 'sent'), deadlines(rows, 'plan_due', 'sent'), supervised(rows)]).toEqual([[], [], []]);
    expect(deadlines(rows, 'completion_due', 'fulfilled')).toHaveLength(TASKS);
  });
  it('silent: acknowledges, and nothing after that; the bureau has nothing to review', () => {
    const rows = yearOf('silent');
    expect(deadlines(rows, 'acknowledgement_due', 'fulfilled')).toHaveLength(TASKS);
    expect(rows.filter(({ rule, unit }) => rule === 'review_limit' || (unit === '44' && rule === 'completion_due'))).toEqual([]);
    expect(new Set(supervised(rows).filter(({ unit }) => unit === '44').map(({ level }) => level))).toEqual(new Set(['blue', 'orange', 'red']));
  });
  it('departments carry out the bureau’s own measures by the same scripts', () => {
    const rows = yearOf('punctual').filter(({ unit }) => unit.startsWith('dept-'));
    expect(new Set(rows.map(({ task }) => task)).size).toBe(23);
    expect(rows.filter(({ kind, rule }) => kind === 'deadline' && rule === 'completion_due').every(({ outcome }) => outcome === 'fulfilled')).toBe(true);
  });
  it('mixed: each unit has the manner of its place, whatever order they come in', () => {
    expect([...mixed(['44', '11', '12', '13', '11', '65'])]).toEqual([['11', 'punctual'], ['12', 'late'], ['13', 'returned_twice'], ['44', 'silent'], ['65', 'punctual']]);
  });
});
