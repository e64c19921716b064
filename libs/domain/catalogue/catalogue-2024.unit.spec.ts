import { describe, expect, it } from '@jest/globals';
import { isDay, lastDayOfMonth } from '../calendar/day.js';
import { issueOrders } from '../cycle/launch-cycle.js';
import { CATALOGUE_2024 as CATALOGUE } from './catalogue-2024.js';
import type { Metric, Milestone, Obligation } from './catalogue.js';
import { PROVINCIAL_UNITS } from './provincial-units.js';

const { tasks, departments, regionGroups, categories, openQuestions } = CATALOGUE;
const obligations: readonly Obligation[] = tasks.flatMap((task) => task.obligations);
const milestones: readonly Milestone[] = [...tasks.flatMap((task) => task.bureauMilestones), ...obligations.flatMap((each) => each.milestones)];
const metrics: readonly Metric[] = [...tasks.flatMap((task) => task.bureauMetrics), ...obligations.flatMap((each) => each.metrics)];
const numbersOf = (some: (each: Obligation) => boolean): number[] => tasks.filter((task) => task.obligations.some(some)).map((task) => task.number);
const everyProvince = (each: Obligation): boolean => each.level === 'province' && each.scope.kind === 'every_province';
const taskOf = (code: string) => tasks.find((task) => task.code === code);
const obligationOf = (id: string) => obligations.find((each) => each.id === id);
const figures = (list: readonly Metric[] = []) => list.map(({ comparator, value, unit, dueOn }) => `${comparator} ${value} ${unit} ${dueOn ?? '-'}`);

describe('the catalogue of 2024: counts', () => {
  it('7 categories, 23 tasks in their order', () => {
    expect(categories.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(tasks.map((task) => task.code)).toEqual(Array.from({ length: 23 }, (_, index) => `t${String(index + 1).padStart(2, '0')}`));
    expect(categories.map(({ number }) => tasks.filter((task) => task.category === number).map((task) => task.number))).toEqual([
      [1, 2, 3], [4, 5, 6], [7, 8, 9, 10, 11], [12, 13, 14], [15, 16, 17], [18, 19, 20], [21, 22, 23],
    ]);
  });
  it('16 tasks are mandatory for every province: 512 assignments at the launch, which no open group adds to', () => {
    expect(numbersOf((each) => everyProvince(each) && each.mandatory)).toEqual([1, 2, 4, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 21, 22, 23]);
    expect(issueOrders(CATALOGUE, 'hash', { provinces: PROVINCIAL_UNITS.map((unit) => unit.id), cities: [] })).toHaveLength(512);
  });
  it('task 20 is optional for every province, 18 and 19 are the bureau’s alone', () => {
    expect(numbersOf((each) => everyProvince(each) && !each.mandatory)).toEqual([20]);
    expect(tasks.filter((task) => task.obligations.length === 0).map((task) => task.number)).toEqual([18, 19]);
  });
  it('32 obligations, 30 mandatory', () => expect([obligations.length, obligations.filter(({ mandatory }) => mandatory).length]).toEqual([32, 30]));
  it('what a region group carries', () => {
    const nameOf = new Map(regionGroups.map(({ id, name }) => [id, name]));
    expect(obligations.flatMap(({ id, level, mandatory, scope }) => (scope.kind === 'region_group' ? [`${id} ${level} ${mandatory ? 'must' : 'may'} ${nameOf.get(scope.group)}`] : []))).toEqual([
      't03-o1 province must 建立强省共建机制的省份', 't03-o2 city must 强市建设城市', 't04-o2 province must 数据知识产权试点省份', 't04-o3 city may 强市建设示范城市',
      't05-o1 province must 专利、商标审查协作中心涉及省份', 't06-o1 province must 涉及省份', 't07-o2 city must 强市建设示范城市',
      't08-o2 local must 建立强省共建机制的省份', 't08-o3 local must 专项计划奖补省份', 't08-o4 local must 强市建设城市', 't09-o2 local must 建立强省共建机制的省份', 't09-o3 local must 强市建设城市',
      't11-o2 local must 第四批重点城市', 't12-o1 province must 第一批示范区', 't12-o2 province must 第二批示范区',
    ]);
  });
});

describe('the catalogue of 2024: dates and figures', () => {
  it('only task 7 dates the plan itself', () => {
    expect(obligations.filter((each) => each.planDueOn !== null).map((each) => [each.id, each.planDueOn])).toEqual([['t07-o1', '2024-06-30']]);
    expect(obligations.filter((each) => !each.planNeeded)).toEqual([]);
  });
  it('each date is a month end of 2024, as its phrase says', () => {
    expect(milestones.map((each) => `${each.id} ${each.dueOn} ${each.phrase}`)).toEqual([
      't08-b-m1 2024-12-31 年底前',
      't08-o1-m1 2024-03-31 3月底前', 't08-o1-m2 2024-06-30 6月底前', 't08-o1-m3 2024-12-31 年底前', 't08-o2-m1 2024-06-30 6月底前', 't08-o3-m1 2024-06-30 6月底前', 't08-o4-m1 2024-06-30 6月底前',
      't09-o2-m1 2024-12-31 12月底前', 't09-o3-m1 2024-12-31 12月底前',
    ]);
    expect(milestones.filter(({ dueOn }) => !isDay(dueOn) || lastDayOfMonth(dueOn) !== dueOn)).toEqual([]);
  });
  it('the inventory of patents: three steps, at least 30 % by 30 June, all by the year’s end', () => {
    expect(figures(obligationOf('t08-o1')?.metrics)).toEqual(['>= 1 所 2024-03-31', '= 100 % 2024-06-30', '>= 30 % 2024-06-30', '= 100 % 2024-12-31', '<= 2 所 2024-03-31']);
    expect(figures(obligationOf('t08-o2')?.metrics)).toEqual(['= 100 % 2024-06-30']);
  });
  it('the bureau’s own figures', () => {
    expect(tasks.filter((task) => task.bureauMetrics.length > 0).map((task) => [task.number, figures(task.bureauMetrics)])).toEqual([
      [5, ['<= 15.5 个月 2024-12-31', '= 4 个月 2024-12-31']],
      [8, ['= 100 % 2024-12-31']],
      [11, ['>= 10 % 2024-12-31', '>= 10 % 2024-12-31']],
      [15, ['>= 172 家 2024-12-31', '>= 460 家 2024-12-31']],
      [16, ['= 5 个 -']],
      [17, ['>= 10 家 2024-12-31']],
    ]);
  });
  it('a metric has a unit, a percentage lies in 0 to 100, a date in 2024', () => {
    expect(metrics.filter(({ unit, subject }) => unit === '' || subject === '')).toEqual([]);
    expect(metrics.filter(({ unit, value }) => value < 0 || (unit === '%' && value > 100))).toEqual([]);
    expect(metrics.filter(({ dueOn }) => dueOn !== null && !(isDay(dueOn) && dueOn.startsWith('2024-')))).toEqual([]);
  });
});

describe('the catalogue of 2024: names that fit together', () => {
  it('every id stands once', () => {
    const ids = [departments, regionGroups, tasks.map((task) => ({ id: task.code })), obligations, milestones, metrics, openQuestions, PROVINCIAL_UNITS].flatMap((list) => list.map((each) => each.id));
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });
  it('obligations are numbered within their task', () => {
    expect(tasks.flatMap((task) => task.obligations.map((each, index) => [each.id, `${task.code}-o${index + 1}`])).filter(([id, wanted]) => id !== wanted)).toEqual([]);
  });
  it('every department a task names exists, and none twice in a task', () => {
    const named = tasks.map((task) => [task.leadDepartment, ...task.supportingDepartments]);
    expect(named.flat().filter((id) => !departments.some((each) => each.id === id))).toEqual([]);
    expect(named.filter((ids) => new Set(ids).size !== ids.length)).toEqual([]);
  });
  it('13 departments; the annex gives no duty to 专利局人教部 alone, which is an open question', () => {
    expect(departments).toHaveLength(13);
    const used = new Set(tasks.flatMap((task) => [task.leadDepartment, ...task.supportingDepartments]));
    expect(departments.filter(({ id }) => !used.has(id)).map((each) => each.id)).toEqual(['dept-patent-personnel']);
    expect(openQuestions.some(({ about }) => about === 'dept-patent-personnel')).toBe(true);
  });
  it('lead is the first named', () => {
    expect(['t01', 't05', 't07', 't12', 't19', 't21'].map((code) => [taskOf(code)?.leadDepartment, ...(taskOf(code)?.supportingDepartments ?? [])])).toEqual([
      ['dept-general-office', 'dept-joint-conference', 'dept-strategy', 'dept-protection'],
      ['dept-legal', 'dept-patent-examination', 'dept-patent-automation', 'dept-trademark'],
      ['dept-operations'], ['dept-protection'], ['dept-international', 'dept-legal'],
      ['dept-general-office', 'dept-personnel', 'dept-trademark'],
    ]);
  });
  it('every group a scope names exists, each group is used, and each open one has its question', () => {
    const used = new Set(obligations.flatMap(({ scope }) => (scope.kind === 'region_group' ? [scope.group] : [])));
    expect([...used].sort()).toEqual(regionGroups.map((group) => group.id).sort());
    expect(regionGroups.filter(({ id, open, members }) => open !== (members.length === 0) || (open && !openQuestions.some(({ about }) => about === id)))).toEqual([]);
  });
  it('every open question is about something of the catalogue', () => {
    const known = new Set(['departments', 'tasks', ...[departments, regionGroups, obligations].flatMap((list) => list.map((each) => each.id)), ...tasks.map((task) => task.code)]);
    expect(openQuestions.filter(({ about }) => !known.has(about)).map((each) => each.id)).toEqual([]);
  });
  it('texts are there, on one line, without stray spaces', () => {
    const texts = [
      ...categories.flatMap((each) => [each.title, each.englishTitle]),
      ...departments.flatMap((each) => [each.name, each.shortName, each.englishName]),
      ...regionGroups.flatMap((each) => [each.name, each.englishName]),
      ...tasks.flatMap((task) => [task.title, task.englishTitle, task.bureauSummary]),
      ...[...obligations, ...milestones].map((each) => each.summary),
      ...openQuestions.map((each) => each.question),
    ];
    expect(texts.filter((text) => text === '' || text !== text.trim() || /\s{2}|\n/.test(text))).toEqual([]);
    expect(tasks.filter((task) => /\s/.test(task.title)).map((task) => task.code)).toEqual([]);
  });
});

describe('provincial units', () => {
  it('32, in the order of their codes, 兵团 last', () => {
    const ids = PROVINCIAL_UNITS.map((unit) => unit.id);
    expect(ids).toHaveLength(32);
    expect(ids).toEqual([...ids].sort());
    expect([ids[0], ids.at(-2), ids.at(-1), PROVINCIAL_UNITS.at(-1)?.name]).toEqual(['11', '65', '66', '新疆生产建设兵团']);
  });
  it('no two share a tile, a name or an abbreviation; every tile is on the grid', () => {
    for (const key of ['name', 'shortName', 'englishName', 'abbreviation'] as const) expect(new Set(PROVINCIAL_UNITS.map((unit) => unit[key])).size).toBe(32);
    expect(new Set(PROVINCIAL_UNITS.map((unit) => unit.tile.join())).size).toBe(32);
    expect(PROVINCIAL_UNITS.filter(({ tile: [column, row] }) => !(column >= 0 && column <= 9 && row >= 0 && row <= 9))).toEqual([]);
    expect(PROVINCIAL_UNITS.filter((unit) => [...unit.abbreviation].length !== 1 || !unit.name.startsWith(unit.shortName) && unit.shortName !== '兵团')).toEqual([]);
  });
});
