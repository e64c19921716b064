import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { diffCatalogues, type DiffItem } from '#domain/catalogue/diff/diff-catalogues.js';
import { withNoise } from '#testing/layout-noise.js';
import { SAMPLE, sampleText, type SampleNotice } from '#testing/sample-notice.js';
import type { CatalogueDraft } from './draft.js';
import { readGuideline } from './read-guideline.js';

/** The notice lies beside the project folder where somebody has it; it is never part of the project. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? fileURLToPath(new URL('../../../shared/notice/guideline-2024.txt', import.meta.url));
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;
const reason = isThere ? '' : ` (the notice is not there: ${NOTICE})`;

const read = (text: string): CatalogueDraft => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return reading.draft;
};
const unlike = (items: readonly DiffItem[]): string[] =>
  items.filter(({ kinds }) => kinds.join() !== 'same').map(({ kinds, before, after }) => `${before?.number ?? '-'} ${after?.number ?? '-'} ${kinds.join('+')}`);
const fieldsOf = (items: readonly DiffItem[], number: number): string[] => (items.find(({ after }) => after?.number === number)?.changes ?? []).map(({ field, was, is }) => `${field} ${was} → ${is}`);

describe('two notices of our own', () => {
  const [first, second] = SAMPLE.categories as [SampleNotice['categories'][number], SampleNotice['categories'][number]];
  const [rules, windows] = first.tasks as [(typeof first.tasks)[number], (typeof first.tasks)[number]];
  const [opened, , trained] = second.tasks as [(typeof second.tasks)[number], unknown, (typeof second.tasks)[number]];
  const BACKLOG = { title: '清理积压卷宗', bureau: '下达清理计划，逐月通报。', departments: '登记司', local: [['各地区', '11月15日前清理完毕。'] as const], rules: ['省份：各省必做'] };
  const altered: SampleNotice = {
    ...SAMPLE,
    categories: [
      { ...first, tasks: [BACKLOG, { ...rules, departments: '综合办、登记司、数据局信息部、标准部', local: rules.local.map(([actor, text]) => [actor, text.replace('8月底前', '10月底前')] as const) }] },
      { ...second, tasks: [{ ...windows, rules: windows.rules.map((rule) => rule.replace('各省必做', '各省选做')) }, { ...opened, title: '开放登记与测绘数据' }, trained] },
    ],
  };
  const items = diffCatalogues(read(sampleText(SAMPLE)), read(sampleText(altered)));

  it('what was added, dropped, moved, reworded, and every duty that is another', () => {
    expect(unlike(items)).toEqual(['- 1 new', '1 2 moved+reworded+changed_duty', '2 3 moved+changed_duty', '3 4 moved+reworded', '4 - dropped']);
    expect(fieldsOf(items, 2)).toEqual(expect.arrayContaining(['departments 登记司、综合办、数据局信息部、数据局标准部 → 综合办、登记司、数据局信息部、数据局标准部', 'due 2026-08-31 → 2026-10-31']));
    expect(fieldsOf(items, 3)).toEqual(['number 2 → 3', 'category 1 夯实登记基础 → 2 推进数据开放', 'mandatory mandatory → optional']);
    expect(fieldsOf(items, 4)).toEqual(['number 3 → 4', 'title 开放登记数据 → 开放登记与测绘数据']);
  });
  it('noise of the layout is no difference', () => expect(unlike(diffCatalogues(read(sampleText(SAMPLE)), read(withNoise(sampleText(SAMPLE), 7))))).toEqual([]));
});

describeWithNotice(`the notice of 2024 against an altered copy${reason}`, () => {
  const TEXT = isThere ? readFileSync(NOTICE, 'utf8') : '';
  const lines = TEXT.split('\n');
  const lineOf = (number: number): number => lines.findIndex((line) => new RegExp(`^${number}\\.`).test(line));
  /** The rows of a task with one text for another, whatever blanks stand in it. */
  const change = (rows: string[], number: number, from: string, to: string): void => {
    const [start, end] = [lineOf(number), lineOf(number + 1)];
    const pattern = new RegExp([...from].join('\\s*'));
    const place = rows.findIndex((row, index) => index >= start && index < end && pattern.test(row));
    if (place === -1) throw new Error(`task ${number} has no ${from}`);
    rows[place] = (rows[place] ?? '').replace(pattern, to);
  };
  const altered = (): string => {
    const rows = [...lines];
    change(rows, 7, '局内:运用促进司', '局内:战略规划司');
    change(rows, 8, '6月底前', '9月底前');
    change(rows, 13, '各省必做', '各省选做');
    change(rows, 21, '领域改革', '综合改革');
    const added = '24.推进知识产权档案数字化 | 国家知识产权局:编制档案整理规范。各地区:整理历年档案,10月底前完成移交。 | 局内:公共服务司\n省份:各省必做 |';
    const last = lineOf(23);
    return [...rows.slice(0, lineOf(2)), ...rows.slice(lineOf(3), last), added, ...rows.slice(last)].join('\n');
  };

  it('says just what was altered', () => {
    const [before, after] = [read(TEXT), read(altered())];
    const since = process.cpuUsage();
    const items = diffCatalogues(before, after);
    expect(process.cpuUsage(since).user / 1000).toBeLessThan(1000);
    expect(unlike(items)).toEqual(['7 7 changed_duty', '8 8 reworded+changed_duty', '13 13 changed_duty', '21 21 reworded', '- 24 new', '2 - dropped']);
    expect(fieldsOf(items, 7)).toEqual(['departments 运用促进司 → 战略规划司']);
    expect(fieldsOf(items, 8)).toContain('due 2024-06-30 → 2024-09-30');
    expect(fieldsOf(items, 13)).toEqual(['mandatory mandatory → optional']);
    expect(fieldsOf(items, 21)).toEqual(['title 持续深化知识产权领域改革 → 持续深化知识产权综合改革']);
    const moved = items.find(({ after: side }) => side?.number === 8)?.changes.find(({ field }) => field === 'due');
    expect([moved?.before?.quote, moved?.after?.quote].map((quote) => typeof quote?.start)).toEqual(['number', 'number']);
  });
  it('of itself nothing', () => expect(unlike(diffCatalogues(read(TEXT), read(TEXT)))).toEqual([]));
  it('tasks in another order are moved alone', () => {
    const draft = read(TEXT);
    const turned = { ...draft, tasks: [...draft.tasks].reverse().map((task, index) => ({ ...task, number: index + 1 })) };
    const groups = { ...turned, regionGroups: [] };
    expect(new Set(unlike(diffCatalogues({ ...draft, regionGroups: [] }, groups)).map((line) => line.split(' ')[2]))).toEqual(new Set(['moved']));
  });
});
