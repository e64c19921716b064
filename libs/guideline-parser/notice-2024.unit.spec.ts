import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
    ['no bars at the ends of rows', / \|$/gm, ''],
    ['no empty cells', /\| (?:\|\||\|)$/gm, '|'],
    ['allocations in rows of their own', / \| (局内:[^|]*)\|/g, ' | | |\n$1 | | |'],
    ['measures in rows of their own', /\n(\d+\.[^|]*)\| ([^|]*)\|/g, '\n$1 | | |\n$2 | '],
    ['measures behind the title', /\n(\d+\.[^|]*)\| /g, '\n$1'],
    ['allocations behind the measures', / \| (局内:)/g, ' $1'],
    ['columns in another order', /\n(\d+\.[^|]*)\|([^|]*)\|([^|]*)\|/g, '\n$1|$3|$2|'],
    ['lines of twenty characters', /(.{20})/g, '$1\n'],
    ['no blanks at all', /[ \t]/g, ''],
  ])('%s', (_, from, to) => expect(withoutQuotes(read(TEXT.replace(from, to)).draft)).toEqual(draft));
  it('a dropped task takes only itself along; a year moved moves the dates', () => {
    const dropped = read(TEXT.replace(/\n13\.[\s\S]*?(?=\n14\.)/, '')).draft;
    expect(withoutQuotes(dropped.tasks)).toEqual(draft.tasks.filter((task) => task.number !== 13));
    const later = read(TEXT.replaceAll('2024', '2025')).draft;
    expect(later.tasks.flatMap((task) => task.milestones.map((each) => each.due))).toEqual(draft.tasks.flatMap((task) => task.milestones.map((each) => each.due?.replace('2024', '2025'))));
  });
});
