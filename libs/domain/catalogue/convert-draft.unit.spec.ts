import { describe, expect, it } from '@jest/globals';
import { draftObligation, draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { DEPARTMENTS } from './catalogue-2024/departments.js';
import type { CatalogueDraft, DraftTask } from './catalogue-draft.js';
import { convertDraft, yearOfDraft } from './convert-draft.js';
import type { KnownUnit } from './draft-problem.js';
import { PROVINCIAL_UNITS } from './provincial-units.js';

const UNITS: KnownUnit[] = [...DEPARTMENTS.map((each) => ({ ...each, kind: 'department' as const })), ...PROVINCIAL_UNITS.map(({ id, name, shortName, englishName }) => ({ id, name, shortName, englishName, kind: 'province' as const }))];
const quote = null;
const converted = (draft: CatalogueDraft) => {
  const answer = convertDraft(draft, UNITS);
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.catalogue;
};
const problems = (draft: CatalogueDraft) => {
  const answer = convertDraft(draft, UNITS);
  return 'problems' in answer ? answer.problems.map(({ code, path, value }) => `${code} ${path} ${value ?? '-'}`) : [];
};
const withTask = (more: Partial<DraftTask>) => noticeDraft({ tasks: [draftTask(1, more)], regionGroups: [] });

describe('a draft becomes a catalogue', () => {
  it('notice, categories, tasks; the first named department is the lead', () => {
    const catalogue = converted(noticeDraft());
    expect(catalogue).toMatchObject({ year: 2025, documentNumber: '国知发〔2025〕1号', issuer: '国家知识产权局', issuedOn: '2025-03-03', openQuestions: [], categories: [{ number: 1, title: '统筹' }] });
    expect(catalogue.tasks.map(({ code, leadDepartment, supportingDepartments }) => [code, leadDepartment, supportingDepartments])).toEqual([['t01', 'dept-legal', ['dept-protection']], ['t02', 'dept-legal', []]]);
    expect(catalogue.departments.map(({ id }) => id)).toEqual(['dept-legal', 'dept-protection', 'dept-trademark']);
  });

  it('obligations of every province and of groups, mandatory and optional; a group that nobody named stays open', () => {
    const { tasks, regionGroups } = converted(noticeDraft());
    expect(tasks.flatMap(({ obligations }) => obligations.map(({ id, level, mandatory, scope }) => [id, level, mandatory, scope]))).toEqual([
      ['t01-o1', 'province', true, { kind: 'every_province' }], ['t02-o1', 'province', true, { kind: 'region_group', group: 'g-7a21bdd9' }], ['t02-o2', 'province', false, { kind: 'every_province' }],
    ]);
    expect(regionGroups).toEqual([{ id: 'g-7a21bdd9', name: '试点省份', englishName: '试点省份', members: [], open: true }]);
    const named = noticeDraft({ regionGroups: [{ name: '试点省份', unitLevel: 'province', members: ['广东', '北京市'], quote }] });
    expect(converted(named).regionGroups).toMatchObject([{ members: ['44', '11'], open: false }]);
  });

  it('a name that only its task explains is another group in each task', () => {
    const concerned = draftObligation({ rule: '涉及省份必做', group: '涉及省份' });
    const group = (task: number, member: string) => ({ name: '涉及省份', unitLevel: 'province' as const, members: [member], tasks: [task], quote });
    const catalogue = converted(noticeDraft({ tasks: [draftTask(1, { obligations: [concerned] }), draftTask(2, { obligations: [concerned] })], regionGroups: [group(1, '广东'), group(2, '北京')] }));
    const membersOf = (task: number) => catalogue.tasks[task]?.obligations.map(({ scope }) => (scope.kind === 'region_group' ? catalogue.regionGroups.find(({ id }) => id === scope.group)?.members : []));
    expect([membersOf(0), membersOf(1)]).toEqual([[['44']], [['11']]]);
    expect(catalogue.regionGroups).toHaveLength(2);
  });

  it('the date of the local plan is the plan’s own; other dates are milestones, figures metrics', () => {
    const [obligation] = converted(noticeDraft()).tasks[0]?.obligations ?? [];
    expect(obligation).toMatchObject({
      planDueOn: '2025-06-30', summary: '做好落实。', milestones: [{ id: 't01-o1-m1', dueOn: '2025-12-31', phrase: '年底前', summary: '年底前完成入库' }],
      metrics: [{ id: 't01-o1-k1', subject: '完成30%以上', comparator: '>=', value: 30, unit: '%', dueOn: '2025-06-30' }],
    });
  });

  it('a date belongs to whom it is written to: the bureau, all, or units of a kind; what fits none is everybody’s', () => {
    const due = (actor: string, day: string) => ({ due: day, datePhrase: day, actor, text: day, quote });
    const draft = noticeDraft({
      tasks: [
        draftTask(1, {
          obligations: [draftObligation(), draftObligation({ level: 'local', group: '重点地方', rule: '重点地方必做' })],
          localMeasures: [{ actor: '各地区', text: '全体。', quote }, { actor: '有关地方', text: '重点。', quote }],
          milestones: [due('国家知识产权局', '2025-05-31'), due('各地区', '2025-06-30'), due('有关地方', '2025-07-31'), due('有关地市', '2025-08-31')],
          reportingDuties: [{ text: '报送总结', actor: '各地区', due: '2025-11-30', quote }, { text: '及时报送', actor: '各地区', due: null, quote }],
        }),
      ],
    });
    const [task] = converted(draft).tasks;
    expect(task?.bureauMilestones.map(({ id, dueOn }) => [id, dueOn])).toEqual([['t01-b-m1', '2025-05-31']]);
    expect(task?.obligations.map(({ summary, milestones }) => [summary, milestones.map(({ dueOn }) => dueOn)])).toEqual([
      ['全体。', ['2025-06-30', '2025-08-31', '2025-11-30']], ['重点。', ['2025-07-31', '2025-08-31']],
    ]);
  });

  it('a task for nobody but the bureau keeps its dates there', () => {
    const [task] = converted(withTask({ obligations: [], localMeasures: [], milestones: [{ due: '2025-05-31', datePhrase: '5月底前', actor: '', text: '印发', quote }] })).tasks;
    expect([task?.obligations, task?.bureauMilestones.length]).toEqual([[], 1]);
  });
});

describe('what a draft leaves unclear is a problem at its place, never guessed', () => {
  it('of the notice and the numbers', () => {
    expect(problems(noticeDraft({ notice: { documentNumber: null, issuedOn: null, issuer: ' ', title: 'x' }, tasks: [] }))).toEqual([
      'NOTICE_INCOMPLETE notice.documentNumber -', 'NOTICE_INCOMPLETE notice.issuer -', 'NOTICE_INCOMPLETE notice.issuedOn -', 'NOTICE_INCOMPLETE notice.year -', 'NO_TASK tasks -',
    ]);
    expect(problems(noticeDraft({ tasks: [draftTask(1), draftTask(1, { category: null })] }))).toEqual(['TASK_NUMBER_TWICE tasks.1 1', 'NO_CATEGORY tasks.1.category -']);
    expect(yearOfDraft(noticeDraft({ notice: { documentNumber: 'x', issuedOn: null, issuer: 'x', title: 'x', year: 2026 } }))).toBe(2026);
  });
  it('of departments and groups', () => {
    expect(problems(withTask({ departments: [] }))).toEqual(['NO_DEPARTMENT tasks.0.departments -']);
    // A province is no department.
    expect(problems(withTask({ departments: ['宣传司', '广东'] }))).toEqual(['UNKNOWN_DEPARTMENT tasks.0.departments 宣传司', 'UNKNOWN_DEPARTMENT tasks.0.departments 广东']);
    expect(problems(withTask({ obligations: [draftObligation({ level: 'city', rule: '各地市必做' })] }))).toEqual(['GROUP_UNNAMED tasks.0.obligations.0.group 各地市必做']);
    expect(problems(noticeDraft({ regionGroups: [{ name: '试点省份', unitLevel: 'province', members: ['广东', '某地', '条法司'], quote }] }))).toEqual(['UNKNOWN_MEMBER regionGroups.0.members 某地', 'UNKNOWN_MEMBER regionGroups.0.members 条法司']);
  });
  it('of dates and figures, each once however many share it', () => {
    const obligations = [draftObligation(), draftObligation({ mandatory: false, rule: '各省选做' })];
    expect(problems(withTask({ obligations, milestones: [{ due: null, datePhrase: '适时', actor: '各地区', text: '适时完成', quote }] }))).toEqual(['MILESTONE_UNDATED tasks.0.milestones.0.due 适时']);
    const metric = { comparator: '>=' as const, value: 1, unit: '家', due: null, text: '新建', actor: '各地区', quote };
    expect(problems(withTask({ obligations, metrics: [{ ...metric, comparator: '~' }, { ...metric, unit: ' ' }, { ...metric, unit: '%', value: 120 }, { ...metric, unit: '%', value: 100 }] }))).toEqual([
      'METRIC_UNCLEAR tasks.0.metrics.0.comparator 新建', 'METRIC_WITHOUT_UNIT tasks.0.metrics.1.unit 新建', 'PERCENT_OUT_OF_RANGE tasks.0.metrics.2.value 新建',
    ]);
  });
});
