import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { withCell, withSheet, workbookOf } from '#testing/workbook.js';
import type { CatalogueDraft } from '../catalogue-draft.js';
import { correctField } from '../correct-field.js';
import { escaped, unescaped, type Cell, type Workbook } from './cell.js';
import { differencesOf } from './corrections.js';
import { sheetsOf } from './rows-of-draft.js';

const DRAFT = noticeDraft({ regionGroups: [{ name: '试点省份', unitLevel: 'province', members: ['广东', '北京市'], quote: null }] });
const WORKBOOK = workbookOf(DRAFT);
const NOTHING = { corrections: [], isTooMany: false, rejected: [] };
const corrections = (workbook: Workbook, draft = DRAFT) => {
  const { corrections: found, rejected } = differencesOf(draft, workbook);
  expect(rejected).toEqual([]);
  return found.map(({ path, value }) => [path, value]);
};
const rejections = (workbook: Workbook) => differencesOf(DRAFT, workbook).rejected.map(({ sheet, row, column, code, value }) => [sheet, row, column, code, value].map((each) => each ?? '-').join(' | '));
const add = (name: string, ...cells: Cell[]) => withSheet(WORKBOOK, name, (rows) => [...rows, cells]);
const without = (name: string, row: number) => withSheet(WORKBOOK, name, (rows) => rows.filter((_, index) => index !== row - 1));

describe('out and in unchanged', () => {
  it('corrects nothing', () => expect(differencesOf(DRAFT, WORKBOOK)).toEqual(NOTHING));
  it('every item of the draft has its row, with its path', () => {
    expect(sheetsOf(DRAFT).map(({ form, rows }) => `${form.name} ${rows.length}`)).toEqual(['通知 1', '类别 1', '重点任务 2', '任务分工 3', '地方工作举措 2', '工作任务 3', '时间节点 2', '指标 1', '报送要求 0', '区域组 1', '区域组成员 2']);
    expect(sheetsOf(DRAFT).find(({ form }) => form.name === '指标')?.rows).toEqual([['tasks.0.metrics.0', 1, '不少于', 30, '%', '2025-06-30', '各地区', '完成30%以上']]);
  });
  it('signs that begin a formula, in full width and behind a line end too, stand behind a quotation mark and come back', () => {
    const texts = ['=1+1', '+1', '-1', '@a', '\tb', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠a', "'=1", 'a=1', '–', "'a"];
    expect(texts.map(escaped)).toEqual([...texts.slice(0, 12).map((text) => `'${text}`), 'a=1', '–', "'a"]);
    expect(texts.map(escaped).map(unescaped)).toEqual(texts);
  });
  it('a text that begins like a formula goes out behind a quotation mark, and comes back without', () => {
    const draft = noticeDraft({ tasks: [draftTask(1, { title: '=1+1', bureauMeasures: "'@x", localMeasures: [{ actor: '-各地', text: '+1', quote: null }] })] });
    const rows = sheetsOf(draft).flatMap(({ rows: all }) => all);
    expect(rows.flat().filter((cell) => typeof cell === 'string' && /^[=+\-@]/.test(cell))).toEqual([]);
    expect(rows.flat()).toEqual(expect.arrayContaining(["'=1+1", "''@x", "'-各地", "'+1"]));
    expect(differencesOf(draft, workbookOf(draft))).toEqual(NOTHING);
  });
  it('of any draft', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 });
    const day = fc.option(fc.date({ min: new Date('2000-01-02'), max: new Date('2099-12-30'), noInvalidDate: true }).map((each) => each.toISOString().slice(0, 10)));
    const quote = fc.constant(null);
    const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
    const unitLevel = fc.constantFrom('province' as const, 'city' as const, null);
    const task = fc.record({
      number: fc.integer({ min: 1, max: 99 }), title: text, category: fc.option(fc.integer({ min: 1, max: 9 })), departments: list(text), bureauMeasures: text, quote,
      localMeasures: list(fc.record({ actor: text, text, quote })),
      obligations: list(fc.record({ level: fc.constantFrom('province' as const, 'city' as const, 'local' as const), mandatory: fc.boolean(), rule: text, group: fc.option(text), unitLevel, quote })),
      milestones: list(fc.record({ due: day, datePhrase: text, actor: text, text, quote })),
      metrics: list(fc.record({ comparator: fc.constantFrom('>=' as const, '>' as const, '=' as const, '<=' as const, '<' as const, '~' as const), value: fc.double({ noNaN: true, noDefaultInfinity: true }), unit: text, due: day, text, actor: text, quote })),
      reportingDuties: list(fc.record({ text, actor: text, due: day, quote })),
    });
    const draft = fc.record({
      notice: fc.record({ documentNumber: fc.option(text), issuedOn: day, issuer: fc.option(text), title: fc.option(text), year: fc.option(fc.integer({ min: 2000, max: 2100 })) }),
      categories: list(fc.record({ number: fc.integer({ min: 0, max: 20 }), title: text, quote })), tasks: fc.uniqueArray(task, { maxLength: 4, selector: ({ number }) => number }), sections: fc.constant([]),
      regionGroups: list(fc.record({ name: text, unitLevel, members: list(text), tasks: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 }), quote })), openQuestions: fc.constant([]),
    });
    fc.assert(fc.property(draft, (any) => expect(differencesOf(any as CatalogueDraft, workbookOf(any as CatalogueDraft))).toEqual(NOTHING)), { numRuns: 200 });
  });
});

describe('what is otherwise becomes corrections', () => {
  it('a field of each form', () => {
    expect(corrections(withCell(WORKBOOK, '通知', 2, '印发日期', { day: '2025-04-01' }))).toEqual([['notice.issuedOn', '2025-04-01']]);
    expect(corrections(withCell(WORKBOOK, '通知', 2, '年度', 2025))).toEqual([['notice.year', 2025]]);
    expect(corrections(withCell(WORKBOOK, '重点任务', 3, '任务名称', ' 新名称 '))).toEqual([['tasks.1.title', '新名称']]);
    expect(corrections(withCell(WORKBOOK, '时间节点', 2, '日期', '２０２５－０７－３１'))).toEqual([['tasks.0.milestones.0.due', '2025-07-31']]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '数值', '３５．５'))).toEqual([['tasks.0.metrics.0.value', 35.5]]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '数值', { percent: 40 }))).toEqual([['tasks.0.metrics.0.value', 40]]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '比较', '＝'))).toEqual([['tasks.0.metrics.0.comparator', '=']]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '期限', null))).toEqual([['tasks.0.metrics.0.due', null]]);
    expect(corrections(withCell(WORKBOOK, '工作任务', 2, '必做或选做', '选做'))).toEqual([['tasks.0.obligations.0.mandatory', false]]);
    expect(corrections(withCell(WORKBOOK, '工作任务', 3, '区域组（空为各省）', null))).toEqual([['tasks.1.obligations.0.group', null]]);
    expect(corrections(withCell(WORKBOOK, '区域组', 2, '单位层级', '地市'))).toEqual([['regionGroups.0.unitLevel', 'city']]);
  });
  it('the same said otherwise is no correction', () => {
    expect(corrections(withCell(WORKBOOK, '时间节点', 2, '日期', { day: '2025-06-30' }))).toEqual([]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '数值', '30％'))).toEqual([]);
    expect(corrections(withCell(WORKBOOK, '指标', 2, '比较', '≥'))).toEqual([]);
    expect(corrections(WORKBOOK.filter(({ name }) => name !== '指标'))).toEqual([]);
  });
  it('items taken out, from the end, and new ones; a list of names as a whole, in its order', () => {
    expect(corrections(withSheet(WORKBOOK, '时间节点', ([head = []]) => [head, [null, 1, '2025-09-30', '9月底前', '各地区', '中期评估'], [null, 2, '2025-10-31', '10月底前', '各地区', '总结']]))).toEqual([
      ['tasks.0.milestones.1', null], ['tasks.0.milestones.0', null],
      ['tasks.0.milestones.0', { due: '2025-09-30', datePhrase: '9月底前', actor: '各地区', text: '中期评估' }], ['tasks.1.milestones.0', { due: '2025-10-31', datePhrase: '10月底前', actor: '各地区', text: '总结' }],
    ]);
    expect(corrections(withSheet(WORKBOOK, '任务分工', ([head = [], first = [], second = [], third = []]) => [head, second, first, third, [null, 2, '商标局']]))).toEqual([['tasks.0.departments', ['保护司', '条法司']], ['tasks.1.departments', ['条法司', '商标局']]]);
    expect(corrections(add('区域组成员', '', '试点省份', '上海'))).toEqual([['regionGroups.0.members', ['广东', '北京市', '上海']]]);
    expect(corrections(without('区域组成员', 2))).toEqual([['regionGroups.0.members', ['北京市']]]);
    expect(corrections(add('工作任务', null, 1, '涉及地方', '选做', '有关地方选做', '试点省份', null))).toEqual([['tasks.0.obligations.1', { level: 'local', mandatory: false, rule: '有关地方选做', group: '试点省份', unitLevel: null }]]);
  });
  it('each fits the draft that those before it made, and the last has what the sheet says', () => {
    const edited = withSheet(withCell(WORKBOOK, '时间节点', 3, '内容', '全部入库'), '时间节点', ([head = [], , second = []]) => [head, second, [null, 1, '2025-11-30', '11月底前', '各地区', '验收']]);
    const next = differencesOf(DRAFT, edited).corrections.reduce((draft, { path, value }) => {
      const corrected = correctField(draft, path, value);
      if ('wrong' in corrected) throw new Error(path);
      return corrected.draft;
    }, DRAFT);
    expect(next.tasks[0]?.milestones.map(({ text }) => text)).toEqual(['全部入库', '验收']);
    expect(differencesOf(next, workbookOf(next)).corrections).toEqual([]);
  });
});

describe('a workbook that is another catalogue', () => {
  const more = (count: number) => withSheet(WORKBOOK, '地方工作举措', (rows) => [...rows, ...Array.from({ length: count }, (_, index) => [null, 1, '各地区', `举措${index}`])]);
  it('a thousand corrections are told, one more is too many', () => {
    expect(differencesOf(DRAFT, more(1_000)).corrections).toHaveLength(1_000);
    expect(differencesOf(DRAFT, more(1_001))).toEqual({ corrections: [], isTooMany: true, rejected: [] });
  });
  it('as many rows as a file may have are read, rejected or not', () => {
    expect(differencesOf(DRAFT, more(20_000)).isTooMany).toBe(true);
    expect(differencesOf(DRAFT, withSheet(WORKBOOK, '地方工作举措', (rows) => [...rows, ...Array.from({ length: 20_000 }, () => [null, 9, '各地区', { formula: 'x' }])])).rejected).toHaveLength(20_000);
  });
});

describe('rows that are not taken, one for each reason', () => {
  const METRIC = '指标';
  it.each([
    ['a formula', withCell(WORKBOOK, METRIC, 2, '数值', { formula: 'A1*2' }), '指标 | 2 | 数值 | FORMULA | =A1*2'],
    ['an error of the program', withCell(WORKBOOK, '重点任务', 2, '任务名称', { error: '#REF!' }), '重点任务 | 2 | 任务名称 | ERROR_CELL | #REF!'],
    ['nothing where something must be', withCell(WORKBOOK, '重点任务', 2, '任务名称', ' '), '重点任务 | 2 | 任务名称 | MISSING |  '],
    ['no day', withCell(WORKBOOK, '时间节点', 2, '日期', '2025年6月底'), '时间节点 | 2 | 日期 | NOT_A_DAY | 2025年6月底'],
    ['a day that no calendar has', withCell(WORKBOOK, '时间节点', 2, '日期', '2025-02-30'), '时间节点 | 2 | 日期 | NOT_A_DAY | 2025-02-30'],
    ['no number', withCell(WORKBOOK, METRIC, 2, '数值', '三成'), '指标 | 2 | 数值 | NOT_A_NUMBER | 三成'],
    ['no count', withCell(WORKBOOK, '重点任务', 2, '类别序号', 1.5), '重点任务 | 2 | 类别序号 | NOT_A_COUNT | 1.5'],
    ['no choice', withCell(WORKBOOK, '工作任务', 2, '层级', '县'), '工作任务 | 2 | 层级 | NOT_A_CHOICE | 县'],
    ['no text', withCell(WORKBOOK, '重点任务', 2, '任务名称', true), '重点任务 | 2 | 任务名称 | NOT_A_TEXT | true'],
    ['a text without end', withCell(WORKBOOK, '类别', 2, '类别名称', '长'.repeat(20_001)), `类别 | 2 | 类别名称 | TOO_LONG | ${'长'.repeat(20_001)}`],
    ['a figure without unit', withCell(WORKBOOK, METRIC, 2, '单位', ' '), '指标 | 2 | 单位 | UNIT_MISSING |  '],
    ['a share beyond the whole', withCell(WORKBOOK, METRIC, 2, '数值', 101), '指标 | 2 | 数值 | PERCENT_OUT_OF_RANGE | 101'],
    ['a share below nothing', withCell(WORKBOOK, METRIC, 2, '数值', -1), '指标 | 2 | 数值 | PERCENT_OUT_OF_RANGE | -1'],
    ['a share in another unit', add(METRIC, null, 1, '不少于', { percent: 30 }, '家', null, '各地区', '增长'), '指标 | 3 | 单位 | PERCENT_WITHOUT_UNIT | 家'],
    ['a sheet that nobody knows', [...WORKBOOK, { name: '备注', rows: [{ number: 1, cells: ['x'] }] }], '备注 | - | - | UNKNOWN_SHEET | '],
    ['a sheet twice', [...WORKBOOK, { name: ' 通知', rows: [{ number: 1, cells: ['x'] }] }], ' 通知 | - | - | SHEET_TWICE | '],
    ['a column that is gone', withSheet(WORKBOOK, '报送要求', ([head = []]) => [head.slice(0, -1)]), '报送要求 | 1 | 内容 | COLUMN_MISSING | '],
    ['a column twice', withSheet(WORKBOOK, '报送要求', ([head = []]) => [[...head, '内容']]), '报送要求 | 1 | 内容 | COLUMN_TWICE | '],
    ['something beside the columns', withSheet(WORKBOOK, '类别', ([head = [], first = []]) => [head, [...first, '旁注']]), '类别 | 2 | - | OUTSIDE_COLUMNS | 旁注'],
    ['an id of another draft', withSheet(WORKBOOK, METRIC, ([head = [], first = []]) => [head, first, ['tasks.9.metrics.0', ...first.slice(1)]]), '指标 | 3 | - | UNKNOWN_ROW | tasks.9.metrics.0'],
    ['a row twice', withSheet(WORKBOOK, METRIC, ([head = [], first = []]) => [head, first, first]), '指标 | 3 | - | ROW_TWICE | tasks.0.metrics.0'],
    ['a row of another task', withCell(WORKBOOK, METRIC, 2, '任务序号', 2), '指标 | 2 | 任务序号 | FIXED_FIELD | 2'],
    ['a new task', add('重点任务', null, 3, 1, '新任务', '措施'), '重点任务 | 4 | - | CANNOT_ADD | '],
    ['a task taken out', without('重点任务', 3), '重点任务 | - | - | CANNOT_TAKE_OUT | tasks.1'],
    ['a task that is not there', add('地方工作举措', null, 9, '各地区', '落实'), '地方工作举措 | 4 | 任务序号 | UNKNOWN_TASK | 9'],
    ['a group that is not there', add('区域组成员', null, '某组', '上海'), '区域组成员 | 4 | 区域组名称 | UNKNOWN_GROUP | 某组'],
    ['a year that is none', withCell(WORKBOOK, '通知', 2, '年度', 25), '通知 | 2 | - | VALUE_UNFIT | notice.year'],
  ] as const)('%s', (_, workbook, wanted) => {
    expect(rejections(workbook)).toEqual([wanted]);
    expect(differencesOf(DRAFT, workbook).corrections).toEqual([]);
  });
  it('a name that two groups have; a list of tasks that is none', () => {
    const two = noticeDraft({ regionGroups: [1, 2].map((task) => ({ name: '涉及省份', unitLevel: 'province' as const, members: [], tasks: [task], quote: null })) });
    const members = withSheet(workbookOf(two), '区域组成员', (rows) => [...rows, [null, '涉及省份', '上海']]);
    expect(differencesOf(two, members).rejected).toMatchObject([{ code: 'GROUP_TWICE', row: 2 }]);
  });
  it('one wrong cell leaves its row as it was; the good rows are told all the same', () => {
    const { corrections: good, rejected } = differencesOf(DRAFT, withCell(withCell(withCell(WORKBOOK, METRIC, 2, '数值', 300), METRIC, 2, '内容', '新内容'), '重点任务', 2, '任务名称', '新名称'));
    expect([good.map(({ path }) => path), rejected.map(({ code }) => code)]).toEqual([['tasks.0.title'], ['PERCENT_OUT_OF_RANGE']]);
  });
  it('a wrong name in a list keeps what stood there', () => {
    const { corrections: good, rejected } = differencesOf(DRAFT, withSheet(WORKBOOK, '任务分工', ([head = [], [path = '', task = 1] = [], second = [], third = []]) => [head, [path, task, { formula: 'x' }], second, third, [null, 1, '商标局']]));
    expect([good, rejected.map(({ code }) => code)]).toEqual([[{ path: 'tasks.0.departments', was: ['条法司', '保护司'], value: ['条法司', '保护司', '商标局'] }], ['FORMULA']]);
  });
});
