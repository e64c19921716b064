import type { NewSheet } from '#documents/new-sheet.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { sheetsOf } from '#domain/catalogue/workbook/rows-of-draft.js';
import { ABOUT_SHEET, HASH_ROW, PATH_HEAD, type Column, type SheetForm } from '#domain/catalogue/workbook/sheets.js';

const ROWS: Readonly<Record<SheetForm['kind'], string>> = {
  fixed: '已有的行不能增删；内容可以修改。\nRows that are there stay; their content may be changed.',
  items: '删去一行即删去该项；新增一行，编号留空。\nRemove a row to take its item out; leave the id of a new row empty.',
  values: '次序即名单的次序；新增一行，编号留空。\nThe order of rows is the order of the list; leave the id of a new row empty.',
};
const WIDE = new Set(['text', 'bureauMeasures', 'title', 'rule']);
const noteOf = ({ form, isRequired, isFixed }: Column): string =>
  `${form.note.zh}${isRequired ? '；必填' : '；可空'}${isFixed ? '；已有的行勿改' : ''}\n${form.note.en}${isRequired ? '; needed' : '; may be empty'}${isFixed ? '; not to be changed in a row that is there' : ''}`;

const columnsOf = ({ kind, columns }: SheetForm): NewSheet['columns'] => [
  { head: PATH_HEAD, width: 24, note: ROWS[kind] },
  ...columns.map((column) => ({ head: column.head, note: noteOf(column), width: WIDE.has(column.field) ? 60 : 16, ...(column.form.choices ? { choices: column.form.choices } : {}) })),
];

/** 任务清单 as a workbook (C4): a sheet that says what it is of, then one a kind of item; of no draft the empty template. */
export const draftWorkbook = (draft: CatalogueDraft | null, about: { readonly id: string; readonly draftHash: string } | null): readonly NewSheet[] => [
  {
    name: ABOUT_SHEET,
    columns: [{ head: '项目', width: 20 }, { head: '内容', width: 90 }],
    rows: [
      ['任务清单', about?.id ?? '（空白模板 / empty template）'],
      ...(about ? [[HASH_ROW, about.draftHash]] : []),
      ['填写方法', '每列的格式见表头批注。日期用日期格式或文字 YYYY-MM-DD；百分比写 0 至 100；公式不计算，请粘贴为数值。'],
      ['How to fill in', 'The form of each column is in the note of its head. Days as date cells or text YYYY-MM-DD; percentages 0 to 100; formulas are not evaluated, paste values.'],
      ['范围', '正文各条与主要目标不在表中。至多 10 MB、20000 行。/ Sections and main goals are not in the sheets. At most 10 MB and 20,000 rows.'],
    ],
  },
  ...sheetsOf(draft).map(({ form, rows }) => ({ name: form.name, columns: columnsOf(form), rows })),
];
