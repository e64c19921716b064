import { describe, expect, it } from '@jest/globals';
import type { PersonCommandBody } from '../assignment/assignment.commands.js';
import { decide } from '../assignment/assignment.decide.js';
import type { MetricTarget } from '../assignment/assignment.events.js';
import { isRefused } from '../shared/refusal.js';
import { CLERK, FIRST_DRAFT, returns, reviewer, Walk } from '#testing/walk.js';

const target = (id: string, comparator: MetricTarget['comparator'] = '>=', value = 30): MetricTarget => ({ id, comparator, value, unit: '%', dueOn: null });
const writing = (metrics: readonly MetricTarget[] = []): Walk => new Walk({ metrics, supporting: [] }).does(CLERK, { type: 'AcknowledgeAssignment' });
const drafts = (walk: Walk, more: object = {}): string => walk.act(CLERK, { ...walk.draftBody(), ...more } as PersonCommandBody);

describe('what blocks a draft (L3)', () => {
  it('an empty section, unless it does not apply, with a reason', () => {
    const walk = writing().writes({ ...FIRST_DRAFT, schedule: '' });
    expect(drafts(walk)).toBe('SECTION_EMPTY');
    expect(drafts(walk, { notApplicable: [{ section: 'schedule', reason: ' ' }] })).toBe('REASON_REQUIRED');
    expect(drafts(walk, { notApplicable: [{ section: 'nowhere', reason: '无此项' }] })).toBe('UNKNOWN_SECTION');
    expect(drafts(walk, { notApplicable: [{ section: 'schedule', reason: '按国家进度执行' }] })).toBe('PlanDrafted');
    expect(walk.last('PlanDrafted')).toMatchObject({ data: { notApplicable: ['schedule'] }, texts: { 'not_applicable:schedule': '按国家进度执行' } });
  });

  it('a metric without a value, unless it does not apply, with a reason', () => {
    const walk = writing([target('m1'), target('m2')]);
    expect(drafts(walk)).toBe('METRIC_VALUE_MISSING');
    expect(drafts(walk, { metricValues: [{ metric: 'm1', value: 35 }] })).toBe('METRIC_VALUE_MISSING');
    expect(drafts(walk, { metricValues: [{ metric: 'm9', value: 35 }] })).toBe('UNKNOWN_METRIC');
    expect(drafts(walk, { notApplicable: [{ metric: 'm9', reason: '无此项' }] })).toBe('UNKNOWN_METRIC');
    expect(drafts(walk, { metricValues: [{ metric: 'm1', value: 35 }], notApplicable: [{ metric: 'm2', reason: '' }] })).toBe('REASON_REQUIRED');
    expect(drafts(walk, { metricValues: [{ metric: 'm1', value: 35 }], notApplicable: [{ metric: 'm2', reason: '本省无高校' }] })).toBe('PlanDrafted');
    expect(walk.last('PlanDrafted')?.data).toMatchObject({ metricValues: [{ metric: 'm1', value: 35 }], notApplicable: ['m2'], warnings: [] });
  });

  it('no draft, or another one than was seen', () => {
    const walk = writing();
    expect(walk.act(CLERK, walk.draftBody(), { draft: null })).toBe('DRAFT_EMPTY');
    expect(drafts(walk, { draftVersion: 7 })).toBe('DRAFT_CHANGED');
  });
});

describe('what is recorded and blocks nothing', () => {
  it.each([
    ['>=', 30, 29.9, true], ['>=', 30, 30, false], ['>', 30, 30, true], ['>', 30, 30.1, false], ['=', 30, 31, true], ['=', 30, 30, false],
    ['<=', 30, 30.1, true], ['<=', 30, 30, false], ['<', 30, 30, true], ['<', 30, 29, false],
  ] as const)('a value that misses its target: %s %d with %d: %p', (comparator, value, meant, isWarned) => {
    const walk = writing([target('m1', comparator, value)]);
    expect(drafts(walk, { metricValues: [{ metric: 'm1', value: meant }] })).toBe('PlanDrafted');
    expect(walk.last('PlanDrafted')?.data.warnings).toEqual(isWarned ? [{ code: 'misses_target', about: 'm1' }] : []);
  });

  it('a draft after its deadline', () => {
    const warned = (day: string, hour: number, minute: number): readonly unknown[] | undefined => {
      const walk = writing().to(day, hour, minute);
      drafts(walk);
      return walk.last('PlanDrafted')?.data.warnings;
    };
    expect([warned('2024-06-30', 23, 59), warned('2024-07-01', 0, 0)]).toEqual([[], [{ code: 'after_deadline' }]]);
  });

  it('an item said to be changed, whose section is as it was', () => {
    const items = [{ section: 'goals', text: '改' }, { section: 'measures', text: '改' }];
    const walk = new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a', { items }));
    walk.drafts({ ...FIRST_DRAFT, goals: '新目标' });
    expect(walk.last('PlanDrafted')?.data.warnings).toEqual([{ code: 'answered_unchanged', about: 'r1-dept-a-2' }]);
  });

  it('the hash of every section', () => {
    const walk = writing();
    drafts(walk);
    expect(walk.last('PlanDrafted')?.data.sectionHashes).toEqual(FIRST_DRAFT);
  });
});

describe('answers to the letter (L8)', () => {
  const returned = (): Walk => new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a'));
  const answers = (kind: 'changed' | 'kept', reason: string, item = 'r1-dept-a-1') => ({ answers: [{ item, kind, reason }] });

  it('are complete, each of an item, and reasoned where the text is kept', () => {
    const walk = returned();
    expect(drafts(walk, { answers: [] })).toBe('ANSWERS_MISSING');
    expect(drafts(walk, answers('changed', '', 'r9-dept-a-1'))).toBe('UNKNOWN_ITEM');
    expect(drafts(walk, answers('kept', ' '))).toBe('REASON_REQUIRED');
    expect(drafts(walk, answers('kept', '以统计口径为准'))).toBe('PlanDrafted');
    expect(walk.last('PlanDrafted')?.texts).toEqual({ 'answer:r1-dept-a-1': '以统计口径为准' });
  });

  it('say which item is meant', () => {
    const items = [{ section: 'goals', text: '改' }, { section: 'measures', text: '改' }];
    const walk = new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a', { items }));
    const [first, second] = ['r1-dept-a-1', 'r1-dept-a-2'].map((item) => ({ item, kind: 'kept' as const, reason: '以统计口径为准' }));
    const refusal = (given: readonly object[]) => {
      const decision = decide(walk.state, { ...walk.draftBody(), answers: given, actor: CLERK, at: walk.now, commandId: 'x' } as never, walk.facts());
      return isRefused(decision) ? decision.refusal.facts : decision.events[0]?.data;
    };
    expect(refusal([second!])).toEqual({ items: ['r1-dept-a-1'] });
    expect(refusal([first!, second!, { ...first, item: 'r1-dept-b-1' }])).toEqual({ items: ['r1-dept-b-1'] });
    expect(refusal([first!, { ...second, reason: '' }])).toEqual({ items: ['r1-dept-a-2'] });
    expect(refusal([first!, { ...second, kind: 'changed', reason: '' }])).toMatchObject({ answers: [{ item: 'r1-dept-a-1', kind: 'kept' }, { item: 'r1-dept-a-2', kind: 'changed' }] });
  });
});

describe('a value and its own target', () => {
  it('only what misses its own is named', () => {
    const walk = writing([target('m1', '>=', 30), target('m2', '>=', 50)]);
    drafts(walk, { metricValues: [{ metric: 'm1', value: 35 }, { metric: 'm2', value: 40 }] });
    expect(walk.last('PlanDrafted')?.data.warnings).toEqual([{ code: 'misses_target', about: 'm2' }]);
  });
  it('an answer that keeps the text is not told that nothing changed', () => {
    const walk = new Walk({ supporting: [] }).submits().claims('dept-a').does(reviewer('dept-a'), returns('dept-a'));
    drafts(walk, { answers: [{ item: 'r1-dept-a-1', kind: 'kept', reason: '以统计口径为准' }] });
    expect(walk.last('PlanDrafted')?.data.warnings).toEqual([]);
  });
});
