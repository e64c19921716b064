import { describe, expect, it } from '@jest/globals';
import { withoutQuotes } from '#testing/draft-parts.js';
import { SAMPLE, sampleText, type SampleNotice, type SampleTask } from '#testing/sample-notice.js';
import type { CatalogueDraft } from './draft.js';
import { readGuideline } from './read-guideline.js';

const read = (text: string): CatalogueDraft => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return withoutQuotes(reading.draft);
};
const TEXT = sampleText(SAMPLE);
const clean = read(TEXT);
const NEW: SampleTask = {
  title: '清理积压登记', bureau: '下达清理计划，9月底前通报进度。', departments: '督查室、局党委、档案中心、评审院',
  local: [['各地区', '11月15日前完成不低于80%，清理卷宗2万件以上。'], ['有关地市', '2月30日前报送台账。']], rules: ['省份：各省必做', '地市：积压较多的城市选做'],
};
const withTasks = (change: (tasks: readonly (readonly SampleTask[])[]) => readonly (readonly SampleTask[])[]): SampleNotice => {
  const changed = change(SAMPLE.categories.map(({ tasks }) => tasks));
  return { ...SAMPLE, categories: SAMPLE.categories.map(({ title }, index) => ({ title, tasks: changed[index] ?? [] })) };
};
const bare = (tasks: CatalogueDraft['tasks']) => tasks.map(({ number: _number, category: _category, ...rest }) => rest);

describe('a notice of another year', () => {
  it('with tasks added: a new department, other dates and figures', () => {
    const added = read(sampleText(withTasks(([a = [], b = []]) => [a, [...b, NEW]]))).tasks.at(-1)!;
    expect(added).toMatchObject({ number: 6, category: 2, title: '清理积压登记', departments: ['督查室', '局党委', '档案中心', '评审院'], bureauMeasures: '下达清理计划,9月底前通报进度。' });
    expect(added.milestones.map(({ due, datePhrase }) => [due, datePhrase])).toEqual([['2026-09-30', '9月底前'], ['2026-11-15', '11月15日前'], [null, '2月30日前']]);
    expect(added.metrics.map(({ comparator, value, unit, due }) => [comparator, value, unit, due])).toEqual([['>=', 80, '%', '2026-11-15'], ['>=', 20_000, '件', '2026-11-15']]);
    expect(added.reportingDuties.map(({ actor, due }) => [actor, due])).toEqual([['有关地市', null]]);
    expect(added.obligations.map(({ group, mandatory }) => [group, mandatory])).toEqual([[null, true], ['积压较多的城市', false]]);
  });
  it('with tasks moved: each keeps what it says', () => {
    const moved = read(sampleText(withTasks(([a = [], b = []]) => [[...b].reverse(), [...a].reverse()])));
    expect(moved.tasks.map(({ title, category }) => [title, category])).toEqual([
      ['培训登记人员', 1], ['开展对外交流', 1], ['开放登记数据', 1], ['建设示范窗口', 2], ['完善《登记办法》配套规则', 2],
    ]);
    expect(bare([...moved.tasks].reverse())).toEqual(expect.arrayContaining(bare(clean.tasks)));
  });
  it('with a task dropped and the numbers left as they were: asks', () => {
    const dropped = read(TEXT.replace(/\n2\.建设[^|]*\|[^|]*\|[^|]*\|/, ''));
    expect(dropped.tasks.map((each) => each.number)).toEqual([1, 3, 4, 5]);
    expect(dropped.openQuestions.filter((each) => each.kind === 'numbering')).toHaveLength(1);
    expect(bare(dropped.tasks)).toEqual(bare(clean.tasks.filter((each) => each.number !== 2)));
  });
  it('with the years changed: dates follow', () => {
    const later = read(TEXT.replaceAll('2026', '2031'));
    expect(later.notice).toMatchObject({ documentNumber: '国知发测字〔2031〕3号', issuedOn: '2031-03-20', year: 2031 });
    expect(later.tasks[0]?.milestones.map((each) => each.due)).toEqual(['2031-12-31', '2031-05-31', '2031-08-31']);
    expect(later.tasks[2]?.milestones[2]?.due).toBe('2027-03-31');
  });
});

describe('a table of another form', () => {
  it.each([[{ heading: false }], [{ columnHeads: false }], [{ heading: false, columnHeads: false }]])('without %p', (without) => {
    expect(read(sampleText(SAMPLE, without))).toEqual(clean);
  });
  it('split elsewhere: measures and departments at any place', () => {
    const row = /3\.开放登记数据 \| (.*) \| (局内：数据司、国际处)\n([^|]*)\|/.exec(TEXT)!;
    const [, measures = '', departments = '', rules = ''] = row;
    for (const place of [8, 15, 30, 55, measures.length - 4]) {
      const split = TEXT.replace(row[0], `3.开放登记数据 | ${measures.slice(0, place)} | ${departments.slice(0, 6)} |\n${measures.slice(place)} | ${departments.slice(6)}\n${rules} | |`);
      expect([place, read(split)]).toEqual([place, clean]);
    }
  });
  it('a title that goes on in the next row', () => {
    const row = /2\.建设示范窗口 \| (.*) \| ([^|]*)\|/.exec(TEXT)!;
    const [, measures = '', allocation = ''] = row;
    for (const place of [20, measures.indexOf('有关省份'), measures.length - 6]) {
      expect(read(TEXT.replace(row[0], `2.建设示 | ${measures.slice(0, place)} | ${allocation.slice(0, 6)} |\n范窗口 | ${measures.slice(place)} | ${allocation.slice(6)} |`))).toEqual(clean);
      expect(read(TEXT.replace(row[0], `2.建设示范窗口 | ${measures.slice(0, place)} | ${allocation.slice(0, 6)} |\n2.建设示范窗口（续） | ${measures.slice(place)} | ${allocation.slice(6)} |`))).toEqual(clean);
    }
  });
  it('measures and allocation in one cell, a bar lost before a task', () => {
    expect(read(TEXT.replace(/(2\.建设示范窗口 \| .*) \| (局内)/, '$1 $2').replace('| 局内：国际处 |\n', '| 局内：国际处\n'))).toEqual(clean);
  });
  it('without any bars', () => {
    const [letter, list] = [TEXT.slice(0, TEXT.indexOf('重点任务')), TEXT.slice(TEXT.indexOf('重点任务')).replace('\n（完）', '')];
    const withoutUnused = ({ unused: _unused, ...rest }: CatalogueDraft) => rest;
    expect(withoutUnused(read(letter + list.replaceAll('|', '\n')))).toEqual(withoutUnused(clean));
  });
});

describe('a text that is not one notice', () => {
  it.each([
    ['two notices', `${TEXT}\n${TEXT}`, 'TWO_NOTICES'],
    ['two letters', `国知发测字〔2026〕4号\n${TEXT}`, 'TWO_NOTICES'],
    ['no list', '今天天气很好。', 'NO_TASK_LIST'],
    ['nothing', '', 'NO_TASK_LIST'],
    ['a table without tasks', '姓名 | 电话 |\n张三 | 1 |', 'NO_TASK_LIST'],
    ['a book', '长'.repeat(150_001), 'TOO_LONG'],
  ])('%s: refused', (_, text, code) => {
    expect(readGuideline(text)).toEqual({ kind: 'refused', code });
  });
  it('cut off or with a piece missing: never an error', () => {
    for (let place = 0; place < TEXT.length; place += 29) {
      expect(() => [readGuideline(TEXT.slice(0, place)), readGuideline(TEXT.slice(place)), readGuideline(TEXT.slice(0, place) + TEXT.slice(place + 40))]).not.toThrow();
    }
  });
  it('a number that a sentence cites is no second letter', () => {
    expect(readGuideline(TEXT.replace('坚持便民利企', '按照国知发测字〔2025〕9号\n要求便民利企')).kind).toBe('read');
  });
});
