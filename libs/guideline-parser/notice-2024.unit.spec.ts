import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CATALOGUE_2024 as CATALOGUE } from '#domain/catalogue/catalogue-2024.js';
import { quotedItems, shownBy, withoutQuotes } from '#testing/draft-parts.js';
import { withNoise } from '#testing/layout-noise.js';
import type { CatalogueDraft } from './draft.js';
import { readGuideline } from './read-guideline.js';

/** The notice lies beside the project folder where somebody has it; it is never part of the project. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;
const reason = isThere ? '' : ` (the notice is not there: ${NOTICE})`;
const TEXT = isThere ? readFileSync(NOTICE, 'utf8') : '';

const read = (text: string): { draft: CatalogueDraft; paragraphs: readonly string[] } => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return reading;
};
const reading = isThere ? read(TEXT) : undefined;
const draft = reading ? withoutQuotes(reading.draft) : ({ tasks: [], sections: [] } as unknown as CatalogueDraft);
const obligations = draft.tasks.flatMap((task) => task.obligations.map((each) => ({ number: task.number, ...each })));
const sorted = (lines: readonly string[]): string[] => [...lines].sort();

describeWithNotice(`the notice of 2024: counts${reason}`, () => {
  it('7 categories, 23 tasks, 32 obligations, 30 mandatory and 2 optional, 16 tasks for every province', () => {
    expect([draft.categories.length, draft.tasks.length, obligations.length, obligations.filter((each) => each.mandatory).length]).toEqual([7, 23, 32, 30]);
    expect(new Set(obligations.filter((each) => each.level === 'province' && each.group === null && each.mandatory).map((each) => each.number)).size).toBe(16);
  });
  it('15 departments: 12 of the annex, one more in the body, two collective names', () => {
    const annex = new Set(draft.tasks.flatMap((task) => task.departments));
    const all = new Set([...annex, ...draft.sections.flatMap((section) => section.duties.flatMap((duty) => duty.departments))]);
    expect([annex.size, all.size]).toEqual([12, 15]);
    expect([...all].filter((name) => !annex.has(name))).toEqual(['专利局人教部', '各地方知识产权局', '局机关各部门']);
  });
  it('sections 3 to 11, 18 duties, 5 goals with 7 figures', () => {
    expect(draft.sections.map(({ number, duties }) => [number, duties.length])).toEqual([[3, 2], [4, 3], [5, 4], [6, 1], [7, 1], [8, 2], [9, 2], [10, 2], [11, 4]]);
    expect(draft.goals.map(({ name, targets }) => [name.slice(-2), targets.filter((each) => each.value !== null).map(({ comparator, value, unit }) => `${comparator}${value}${unit}`)])).toEqual([
      ['创造', ['~15.5个月', '=4个月']], ['运用', ['=100%', '>=10%']], ['保护', []], ['管理', []], ['服务', ['>=172家', '>=460家', '~10家']],
    ]);
  });
  it('groups: long and short form are one; each asked for its members', () => {
    expect(draft.regionGroups.map(({ name, tasks }) => `${name} ${tasks.join()}`)).toEqual([
      '建立强省共建机制的省份 3,8,9', '强市建设城市 3,8,9', '数据知识产权试点省份 4', '强市建设示范城市 4,7', '专利、商标审查协作中心涉及省份 5',
      '涉及省份 6', '专项计划奖补省份 8', '第四批重点城市 11', '第一批示范区 12', '第二批示范区 12',
    ]);
    expect(draft.openQuestions.filter((each) => each.kind === 'group_members')).toHaveLength(10);
  });
  it('reporting duties', () => {
    expect(draft.tasks.flatMap((task) => task.reportingDuties.map(({ actor }) => [task.number, actor]))).toEqual([[1, '各地区'], [7, '各地区'], [11, '各地区']]);
    expect(draft.sections.flatMap(({ number, duties }) => duties.flatMap((duty) => duty.reportingDuties.map(() => number)))).toEqual([10, 11]);
    expect(draft.reportingDuties.map((each) => each.actor)).toEqual(['各地方']);
  });
});

describeWithNotice(`the notice of 2024 against what a person typed${reason}`, () => {
  it('the letter and the categories', () => {
    const { documentNumber, issuedOn, issuer, title } = draft.notice;
    expect({ documentNumber, issuedOn, issuer, title }).toEqual({ documentNumber: CATALOGUE.documentNumber, issuedOn: CATALOGUE.issuedOn, issuer: CATALOGUE.issuer, title: CATALOGUE.title.normalize('NFKC') });
    expect(draft.categories).toEqual(CATALOGUE.categories.map(({ number, title: name }) => ({ number, title: name })));
  });
  it('tasks: number, category, title, departments in their order', () => {
    const names = new Map(CATALOGUE.departments.map((each) => [each.id, each.name]));
    expect(draft.tasks.map(({ number, category, title, departments }) => ({ number, category, title, departments }))).toEqual(
      CATALOGUE.tasks.map(({ number, category, title, leadDepartment, supportingDepartments }) => ({ number, category, title, departments: [leadDepartment, ...supportingDepartments].map((id) => names.get(id)) })),
    );
  });
  it('obligations: level, mandatory, every unit or groups (typed: several groups of one rule as one)', () => {
    const typed = CATALOGUE.tasks.flatMap((task) => task.obligations.map(({ level, mandatory, scope }) => `${task.number} ${level} ${mandatory} ${scope.kind === 'every_province' || false}`));
    const ours = new Set(obligations.map(({ number, level, mandatory, rule, group }) => `${number} ${level} ${mandatory} ${group === null} ${rule}`));
    expect(sorted([...ours].map((each) => each.split(' ').slice(0, 4).join(' ')))).toEqual(sorted(typed));
  });
  it('milestones: date and phrase (typed: the plan of task 7 as its deadline, the goal of task 8 as the bureau’s)', () => {
    const typed = CATALOGUE.tasks.flatMap((task) => task.obligations.flatMap((each) => each.milestones.map(({ dueOn, phrase }) => `${task.number} ${dueOn} ${phrase}`)));
    const ours = draft.tasks.flatMap((task) => task.milestones.map(({ due, datePhrase }) => `${task.number} ${due} ${datePhrase}`));
    expect(sorted(ours)).toEqual(sorted([...typed, '7 2024-06-30 6月底前']));
  });
  it('metrics of the list (typed: also what the text says without figure and what the goals say)', () => {
    const typed = new Set(CATALOGUE.tasks.flatMap((task) => [...task.bureauMetrics, ...task.obligations.flatMap((each) => each.metrics)].map(({ comparator, value, unit }) => `${task.number} ${comparator} ${value} ${unit}`)));
    const ours = draft.tasks.flatMap((task) => task.metrics.map(({ comparator, value, unit }) => `${task.number} ${comparator} ${value} ${unit}`));
    expect(ours).toHaveLength(7);
    expect(ours.filter((each) => !typed.has(each))).toEqual([]);
  });
});

describeWithNotice(`the notice of 2024: quotes, noise, another form${reason}`, () => {
  it('every text stands where its quote says', () => {
    const items = quotedItems(reading!.draft).filter((item) => typeof item['text'] === 'string' && !('kind' in item));
    expect(items.length).toBeGreaterThan(90);
    expect(items.filter((item) => shownBy(reading!.paragraphs, item.quote) !== item['text']).map((item) => item['text'])).toEqual([]);
  });
  it('no text has the layout’s blanks; what no field holds is listed', () => {
    expect(JSON.stringify(draft)).not.toMatch(/[\u4e00-\u9fff][ \u3000][\u4e00-\u9fff]/);
    expect(draft.unused).toHaveLength(7);
  });
  it('20 noisy forms give the same catalogue', () => {
    const different = Array.from({ length: 20 }, (_, index) => index + 1).filter((seed) => JSON.stringify(withoutQuotes(read(withNoise(TEXT, seed)).draft)) !== JSON.stringify(draft));
    expect(different).toEqual([]);
  });
  it.each([
    ['the annex without its heading', /附件\n2024 年[^\n]*\n/, ''],
    ['the list without the heads of its columns', /重点任务 \|[^\n]*\n/, ''],
    ['the lines of Windows', /\n/g, '\r\n'],
  ])('%s', (_, from, to) => expect(withoutQuotes(read(TEXT.replace(from, to)).draft)).toEqual(draft));
  it('a dropped task takes only itself along; a year moved moves the dates', () => {
    const dropped = read(TEXT.replace(/\n13\.[\s\S]*?(?=\n14\.)/, '')).draft;
    expect(withoutQuotes(dropped.tasks)).toEqual(draft.tasks.filter((task) => task.number !== 13));
    const later = read(TEXT.replaceAll('2024', '2025')).draft;
    expect(later.tasks.flatMap((task) => task.milestones.map((each) => each.due))).toEqual(draft.tasks.flatMap((task) => task.milestones.map((each) => each.due?.replace('2024', '2025'))));
  });
});
