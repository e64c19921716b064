import type { DRAFT_COMPARATORS, DRAFT_LEVELS, UNIT_LEVELS } from '../catalogue-draft.js';
import { amount, count, day, numbers, oneOf, text, type Form } from './forms.js';

export interface Column {
  /** The field of the draft; `task`, `group`: which task or region group the row belongs to. */
  readonly field: string;
  readonly head: string;
  readonly form: Form;
  readonly isRequired?: boolean;
  /** Of a row that is there it cannot be changed: other rows follow it. */
  readonly isFixed?: boolean;
}

/**
 * One sheet of the workbook. `list`: where its rows stand in the draft, `#` for a place. `items`: rows may be added and taken
 * out; `values`: they are the values of one list in its order; `fixed`: rows are as they are.
 */
export interface SheetForm {
  readonly name: string;
  readonly englishName: string;
  readonly list: string;
  readonly kind: 'fixed' | 'items' | 'values';
  readonly columns: readonly Column[];
}

/** 编号: the path of a row in the draft; empty: a new row. */
export const PATH_HEAD = '编号（勿改）';
/** Says what the workbook is of. */
export const ABOUT_SHEET = '说明';
/** Its row with the hash of the draft that the ids count in. */
export const HASH_ROW = '内容校验（勿改）';

const level = oneOf<(typeof DRAFT_LEVELS)[number]>([['province', '省份', '省级'], ['city', '地市', '市级'], ['local', '涉及地方', '地方']]);
const unitLevel = oneOf<(typeof UNIT_LEVELS)[number]>([['province', '省份', '省级'], ['city', '地市', '市级']]);
const mandatory = oneOf<boolean>([[true, '必做'], [false, '选做']]);
const comparator = oneOf<(typeof DRAFT_COMPARATORS)[number]>([['>=', '不少于', '>=', '≥', '不低于'], ['>', '多于', '>'], ['=', '等于', '='], ['<=', '不超过', '<=', '≤'], ['<', '少于', '<'], ['~', '左右', '~', '约']]);

const column = (field: string, head: string, form: Form, more: Partial<Column> = {}): Column => ({ field, head, form, ...more });
const must = { isRequired: true };
const task = column('task', '任务序号', count, { ...must, isFixed: true });
const actor = column('actor', '责任方', text, must);
const content = column('text', '内容', text, must);

/** The sheets of a catalogue draft, in the words of the office (C4). */
export const SHEET_FORMS: readonly SheetForm[] = [
  { name: '通知', englishName: 'Notice', list: 'notice', kind: 'fixed', columns: [column('documentNumber', '文号', text), column('issuedOn', '印发日期', day), column('issuer', '印发机关', text), column('title', '标题', text), column('year', '年度', count)] },
  { name: '类别', englishName: 'Categories', list: 'categories.#', kind: 'fixed', columns: [column('number', '类别序号', count, { ...must, isFixed: true }), column('title', '类别名称', text, must)] },
  { name: '重点任务', englishName: 'Tasks', list: 'tasks.#', kind: 'fixed', columns: [column('number', '任务序号', count, { ...must, isFixed: true }), column('category', '类别序号', count), column('title', '任务名称', text, must), column('bureauMeasures', '局层面工作举措', text)] },
  { name: '任务分工', englishName: 'Departments', list: 'tasks.#.departments.#', kind: 'values', columns: [task, column('value', '部门（首个为牵头）', text, must)] },
  { name: '地方工作举措', englishName: 'Local measures', list: 'tasks.#.localMeasures.#', kind: 'items', columns: [task, actor, content] },
  { name: '工作任务', englishName: 'Obligations', list: 'tasks.#.obligations.#', kind: 'items', columns: [task, column('level', '层级', level, must), column('mandatory', '必做或选做', mandatory, must), column('rule', '分工原文', text, must), column('group', '区域组（空为各省）', text), column('unitLevel', '单位层级', unitLevel)] },
  { name: '时间节点', englishName: 'Milestones', list: 'tasks.#.milestones.#', kind: 'items', columns: [task, column('due', '日期', day, must), column('datePhrase', '日期的写法', text, must), actor, content] },
  { name: '指标', englishName: 'Metrics', list: 'tasks.#.metrics.#', kind: 'items', columns: [task, column('comparator', '比较', comparator, must), column('value', '数值', amount, must), column('unit', '单位', text), column('due', '期限', day), actor, content] },
  { name: '报送要求', englishName: 'Reporting duties', list: 'tasks.#.reportingDuties.#', kind: 'items', columns: [task, column('due', '期限', day), actor, content] },
  { name: '区域组', englishName: 'Region groups', list: 'regionGroups.#', kind: 'fixed', columns: [column('name', '区域组名称', text, must), column('unitLevel', '单位层级', unitLevel), column('tasks', '所属任务', numbers, { isFixed: true })] },
  { name: '区域组成员', englishName: 'Members of region groups', list: 'regionGroups.#.members.#', kind: 'values', columns: [column('group', '区域组名称', text, { ...must, isFixed: true }), column('value', '成员单位', text, must)] },
];
