import { describe, expect, test } from '@jest/globals';
import type { CatalogueDraft, CatalogueVersionView } from '../../api/generated/types.gen.js';
import { correctionsByPath, type Correction } from './corrections.js';
import { blocksOf, fieldAt, fieldsOf } from './draft-fields.js';
import { questionsOf } from './questions.js';

const quote = { paragraph: 3, start: 0, end: 4 };
const DRAFT = {
  notice: { documentNumber: '1号', issuedOn: null, issuer: null, title: '通知', quote },
  addressees: [{ name: '各省', quote }],
  categories: [{ number: 1, title: '统筹', quote }],
  tasks: [
    {
      number: 7, title: '任务七', category: 1, departments: ['条法司'], bureauMeasures: '印发', quote, localMeasures: [], obligations: [{ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote }],
      milestones: [{ due: null, datePhrase: '及时', actor: '各地区', text: '及时报送', quote: { paragraph: 4, start: 1, end: 5 } }], metrics: [], reportingDuties: [],
    },
  ],
  sections: [{ number: 3, title: '章', quote, duties: [{ text: '工作', departments: ['条法司'], joint: false, quote }] }],
  regionGroups: [{ name: '试点', unitLevel: 'province', members: [], quote: { paragraph: 5, start: 0, end: 2 } }],
  openQuestions: [{ kind: 'group_members', text: '哪些？', quote: { paragraph: 5, start: 0, end: 2 } }, { kind: 'date', text: '何时？', quote: { paragraph: 4, start: 1, end: 5 } }, { kind: 'date', text: '哪天？', quote }],
  unused: [{ text: '特此通知。', quote }],
} as unknown as CatalogueDraft;

describe('fields of a draft', () => {
  const fields = fieldsOf(blocksOf(DRAFT));
  const paths = fields.map(({ path }) => path);

  test('all of it is there once, in the order of the text', () => {
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => !path.startsWith('notice.'))).toEqual([
      'addressees.0', 'sections.0', 'sections.0.duties.0.text', 'sections.0.duties.0.departments', 'categories.0.title', 'tasks.0.title', 'tasks.0.category', 'tasks.0.departments', 'tasks.0.bureauMeasures',
      'tasks.0.obligations.0.level', 'tasks.0.obligations.0.mandatory', 'tasks.0.obligations.0.rule', 'tasks.0.obligations.0.group', 'tasks.0.obligations.0.unitLevel',
      'tasks.0.milestones.0.due', 'tasks.0.milestones.0.datePhrase', 'tasks.0.milestones.0.actor', 'tasks.0.milestones.0.text', 'regionGroups.0.name', 'regionGroups.0.unitLevel', 'regionGroups.0.members', 'unused.0',
    ]);
  });

  test('a path of a problem leads to its field, one of a whole to its first field', () => {
    expect(fieldAt(fields, 'tasks.0.milestones.0.due')?.kind).toBe('day');
    expect(fieldAt(fields, 'tasks.0')?.path).toBe('tasks.0.title');
    expect(fieldAt(fields, 'tasks.9')).toBeUndefined();
  });

  test('a question is tied to the field of its quote, while that still lacks what is asked', () => {
    const view = { draft: DRAFT, questions: DRAFT.openQuestions.map(({ kind, text }, index) => ({ id: `q${index + 1}`, kind, text, answer: null })) } as unknown as CatalogueVersionView;
    expect(questionsOf(view, fields).map(({ field }) => field?.path)).toEqual(['regionGroups.0.members', 'tasks.0.milestones.0.due', undefined]);
  });
});

describe('corrections by path', () => {
  const correction = (path: string, value: unknown): Correction => ({ path, was: null, value, reason: 'r', by: { id: 'a', name: 'A' }, at: '2024-01-01T00:00:00Z' });

  test('an item taken out takes its own with it and moves those behind it up', () => {
    const found = correctionsByPath([correction('tasks.0.metrics.0.value', 1), correction('tasks.0.metrics.1.value', 2), correction('tasks.0.metrics.0', null), correction('tasks.1.metrics.1.value', 3)]);
    expect([...found].map(([path, those]) => [path, those.map(({ value }) => value)])).toEqual([['tasks.0.metrics.0.value', [2]], ['tasks.1.metrics.1.value', [3]]]);
  });
});
