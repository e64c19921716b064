import { describe, expect, it } from '@jest/globals';
import { draftTask, noticeDraft } from '#testing/catalogue-draft.js';
import { withCell, withSheet, workbookOf } from '#testing/workbook.js';
import type { Cell, Workbook } from './cell.js';
import { draftOfWorkbook } from './draft-of-workbook.js';

const DRAFT = noticeDraft({ openQuestions: [], sections: [], regionGroups: [{ name: '试点省份', unitLevel: 'province', members: ['广东'], tasks: [2], quote: null }] });
const WORKBOOK = workbookOf(DRAFT);
const withoutQuotes = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === 'quote' ? undefined : each)));
const fill = (workbook: Workbook, name: string, ...rows: Cell[][]): Workbook => withSheet(workbook, name, (before) => [...before, ...rows]);
const codes = (workbook: Workbook) => draftOfWorkbook(workbook).rejected.map(({ sheet, row, code }) => `${sheet} ${row ?? '-'} ${code}`);

describe('a draft typed into the template', () => {
  it('has what its rows say; no quote, no question, nothing of a section', () => {
    const { draft, rejected } = draftOfWorkbook(WORKBOOK);
    expect(rejected).toEqual([]);
    expect(withoutQuotes(draft)).toEqual(withoutQuotes({ ...DRAFT, notice: { ...DRAFT.notice, year: null } }));
    expect(draft.tasks[0]?.milestones[0]?.quote).toBeNull();
  });
  it('from the empty template: ids are left empty', () => {
    let workbook = fill(workbookOf(null), '通知', [null, '国知发〔2026〕1号', { day: '2026-03-03' }, '国家知识产权局', '年度工作指引', 2026]);
    workbook = fill(fill(fill(workbook, '类别', [null, 1, '统筹']), '重点任务', [null, 1, 1, '第一项', null]), '任务分工', [null, 1, '条法司'], [null, 1, '保护司']);
    workbook = fill(workbook, '工作任务', [null, '１', '省份', '必做', '各省必做', null, '省份']);
    expect(draftOfWorkbook(workbook)).toMatchObject({ rejected: [], draft: { notice: { documentNumber: '国知发〔2026〕1号', issuedOn: '2026-03-03', year: 2026 }, tasks: [{ number: 1, title: '第一项', bureauMeasures: '', departments: ['条法司', '保护司'], obligations: [{ level: 'province', mandatory: true, group: null }], milestones: [] }] } });
  });
  it('what is not taken', () => {
    expect(codes(workbookOf(null))).toEqual(['重点任务 - NO_TASK']);
    expect(codes(fill(WORKBOOK, '通知', [null, 'x', null, null, null, null]))).toEqual(['通知 3 ROW_TWICE']);
    expect(codes(fill(WORKBOOK, '重点任务', [null, 2, 1, '又一项', null]))).toEqual(['重点任务 4 NUMBER_TWICE']);
    expect(codes(fill(WORKBOOK, '类别', [null, 1, '又一类']))).toEqual(['类别 3 NUMBER_TWICE']);
    expect(codes(fill(WORKBOOK, '时间节点', [null, 9, '2025-06-30', '6月底前', '各地区', '内容']))).toEqual(['时间节点 4 UNKNOWN_TASK']);
    expect(codes(fill(WORKBOOK, '区域组成员', [null, '无此组', '上海']))).toEqual(['区域组成员 3 UNKNOWN_GROUP']);
    expect(codes(fill(WORKBOOK, '区域组', [null, '试点省份', null, 1]))).toEqual(['区域组成员 2 GROUP_TWICE']);
    expect(codes(withCell(WORKBOOK, '区域组', 2, '所属任务', '二'))).toEqual(['区域组 2 NOT_A_LIST', '区域组成员 2 UNKNOWN_GROUP']);
    expect(codes(withCell(WORKBOOK, '指标', 2, '单位', null))).toEqual(['指标 2 UNIT_MISSING']);
    expect(codes(withCell(WORKBOOK, '指标', 2, '数值', 130))).toEqual(['指标 2 PERCENT_OUT_OF_RANGE']);
  });
  it('a task that is rejected takes its items along', () => {
    const rejected = codes(withCell(WORKBOOK, '重点任务', 3, '任务名称', null));
    expect(rejected).toEqual(['重点任务 3 MISSING', '任务分工 4 UNKNOWN_TASK', '地方工作举措 3 UNKNOWN_TASK', '工作任务 3 UNKNOWN_TASK', '工作任务 4 UNKNOWN_TASK']);
    expect(draftOfWorkbook(withCell(WORKBOOK, '重点任务', 3, '任务名称', null)).draft.tasks.map(({ number }) => number)).toEqual([1]);
  });
  it('as many tasks as there are', () => {
    const many = noticeDraft({ tasks: [3, 1, 2].map((number) => draftTask(number)) });
    expect(draftOfWorkbook(workbookOf(many)).draft.tasks.map(({ number }) => number)).toEqual([3, 1, 2]);
  });
});
