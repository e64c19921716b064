import type { CatalogueDraft, DraftObligation, DraftTask } from '#domain/catalogue/catalogue-draft.js';

const quote = { paragraph: 1, start: 0, end: 4 };

export const draftObligation = (more: Partial<DraftObligation> = {}): DraftObligation => ({ level: 'province', mandatory: true, rule: '各省必做', group: null, unitLevel: 'province', quote, ...more });

export const draftTask = (number: number, more: Partial<DraftTask> = {}): DraftTask => ({
  number, title: `任务${number}`, category: 1, departments: ['条法司'], bureauMeasures: '本局印发指引。', localMeasures: [{ actor: '各地区', text: '做好落实。', quote }],
  obligations: [draftObligation()], milestones: [], metrics: [], reportingDuties: [], quote, ...more,
});

/** A small notice of 2025, as an import gives it: two tasks, a group without members, two open questions. */
export const noticeDraft = (more: Partial<CatalogueDraft> = {}): CatalogueDraft => ({
  notice: { documentNumber: '国知发〔2025〕1号', issuedOn: '2025-03-03', issuer: '国家知识产权局', title: '年度工作指引（2025）', quote },
  categories: [{ number: 1, title: '统筹', quote }],
  tasks: [
    draftTask(1, {
      departments: ['条法司', '保护司'],
      milestones: [
        { due: '2025-06-30', datePhrase: '6月底前', actor: '各地区', text: '6月底前制定出台落实方案', quote },
        { due: '2025-12-31', datePhrase: '年底前', actor: '各地区', text: '年底前完成入库', quote },
      ],
      metrics: [{ comparator: '>=', value: 30, unit: '%', due: '2025-06-30', text: '完成30%以上', actor: '各地区', quote }],
    }),
    draftTask(2, { obligations: [draftObligation({ rule: '试点省份必做', group: '试点省份' }), draftObligation({ rule: '各省选做', mandatory: false })] }),
  ],
  sections: [{ duties: [{ departments: ['商标局', '局机关各部门'] }] }],
  regionGroups: [{ name: '试点省份', unitLevel: 'province', members: [], quote }],
  openQuestions: [{ kind: 'group_members', text: '“试点省份”包括哪些单位？', quote }, { kind: 'date', text: '何时报送？', quote }],
  ...more,
});
