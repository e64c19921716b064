import type { Cell, Workbook } from '#domain/catalogue/workbook/cell.js';
import { sheetsOf } from '#domain/catalogue/workbook/rows-of-draft.js';
import { PATH_HEAD, SHEET_FORMS } from '#domain/catalogue/workbook/sheets.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';

/** A workbook of a draft as it is read back from its file; null: the empty template. */
export const workbookOf = (draft: CatalogueDraft | null): Workbook =>
  sheetsOf(draft).map(({ form, rows }) => ({ name: form.name, rows: [[PATH_HEAD, ...form.columns.map(({ head }) => head)], ...rows].map((cells, index) => ({ number: index + 1, cells: [...cells] })) }));

/** The workbook with the cells of one sheet as somebody left them. */
export const withSheet = (workbook: Workbook, name: string, edit: (rows: Cell[][]) => Cell[][]): Workbook =>
  workbook.map((sheet) => (sheet.name === name ? { name, rows: edit(sheet.rows.map(({ cells }) => [...cells])).map((cells, index) => ({ number: index + 1, cells })) } : sheet));

/** The workbook with one cell as somebody left it; `row` as people count. */
export const withCell = (workbook: Workbook, name: string, row: number, head: string, cell: Cell): Workbook => {
  const column = [PATH_HEAD, ...(SHEET_FORMS.find((form) => form.name === name)?.columns.map((each) => each.head) ?? [])].indexOf(head);
  return withSheet(workbook, name, (rows) => rows.map((cells, index) => (index === row - 1 ? Object.assign([...cells], { [column]: cell }) : cells)));
};
