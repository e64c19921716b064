import { cellText, isEmptyCell, tidy, type Cell, type Sheet, type SheetRow, type Workbook } from './cell.js';
import { saysPercent, type RowRefusal, type Value } from './forms.js';
import type { Values } from './rows-of-draft.js';
import { ABOUT_SHEET, HASH_ROW, PATH_HEAD, SHEET_FORMS, type Column, type SheetForm } from './sheets.js';

/** What is not taken and why: a row; `row` null: the sheet as a whole, or a row that is missing. */
export interface Rejected {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly code: RowRefusal;
  /** What stands there. */
  readonly value: string;
}

/** A row of a sheet whose columns are known. */
export interface ReadRow {
  readonly sheet: string;
  readonly number: number;
  /** Null: a new row. */
  readonly path: string | null;
  readonly cells: Readonly<Record<string, Cell>>;
  /** Something stands outside the columns: it has been rejected for that. */
  readonly isSpoilt: boolean;
}
export interface ReadSheets {
  /** Of the sheets that are there and whose columns are. */
  readonly rows: ReadonlyMap<SheetForm, readonly ReadRow[]>;
  readonly rejected: readonly Rejected[];
}

/** The hash of the draft that a workbook was made of; undefined: it does not say. */
export const hashIn = (workbook: Workbook): string | undefined => {
  const row = workbook.find(({ name }) => name === ABOUT_SHEET)?.rows.find(({ cells }) => cellText(cells[0]) === HASH_ROW);
  return row && cellText(row.cells[1]).trim();
};

/** The sheets of a file by their names, each row's cells by their fields. */
export const readSheets = (workbook: Workbook): ReadSheets => {
  const rows = new Map<SheetForm, readonly ReadRow[]>();
  const rejected: Rejected[] = [];
  for (const sheet of workbook) {
    const filled = sheet.rows.filter(({ cells }) => !cells.every(isEmptyCell));
    const form = SHEET_FORMS.find(({ name }) => name === sheet.name.trim());
    const wrong = form ? (rows.has(form) ? 'SHEET_TWICE' : undefined) : 'UNKNOWN_SHEET';
    if (sheet.name.trim() === ABOUT_SHEET || (wrong !== undefined && filled.length === 0)) continue;
    if (!form || wrong) rejected.push({ sheet: sheet.name, row: null, column: null, code: wrong ?? 'UNKNOWN_SHEET', value: '' });
    else readSheet(sheet, filled, form, rows, rejected);
  }
  return { rows, rejected };
};

const readSheet = (sheet: Sheet, [head, ...body]: readonly SheetRow[], form: SheetForm, rows: Map<SheetForm, readonly ReadRow[]>, rejected: Rejected[]): void => {
  const heads = (head?.cells ?? []).map((cell) => tidy(cellText(cell)));
  const known = [PATH_HEAD, ...form.columns.map((column) => column.head)];
  const wrong = known.flatMap((name): Rejected[] => {
    const times = heads.filter((each) => each === name).length;
    return times === 1 ? [] : [{ sheet: sheet.name, row: head?.number ?? null, column: name, code: times === 0 ? 'COLUMN_MISSING' : 'COLUMN_TWICE', value: '' }];
  });
  rejected.push(...wrong);
  if (wrong.length > 0) return;
  const at = (cells: readonly Cell[], name: string): Cell => cells[heads.indexOf(name)] ?? null;
  const found: ReadRow[] = [];
  for (const { number, cells } of body) {
    const outside = cells.findIndex((cell, index) => !isEmptyCell(cell) && !known.includes(heads[index] ?? ''));
    const path = tidy(cellText(at(cells, PATH_HEAD)));
    // What stands outside the columns would be lost unseen. The row is there all the same, so it is not taken for one taken out.
    if (outside >= 0) rejected.push({ sheet: sheet.name, row: number, column: heads[outside] || null, code: 'OUTSIDE_COLUMNS', value: cellText(cells[outside]) });
    found.push({ sheet: sheet.name, number, isSpoilt: outside >= 0, path: path === '' ? null : path, cells: Object.fromEntries(form.columns.map((column) => [column.field, at(cells, column.head)])) });
  }
  rows.set(form, found.filter((row) => row.path !== null || !row.isSpoilt));
};

export const rejectedAt = (row: ReadRow, code: RowRefusal, column: Column | null = null): Rejected => ({
  sheet: row.sheet, row: row.number, column: column?.head ?? null, code, value: column ? cellText(row.cells[column.field]) : (row.path ?? ''),
});

/** A cell as a value; undefined where it has been rejected. */
export const valueAt = (row: ReadRow, column: Column, rejected: Rejected[]): Value | undefined => {
  const cell = row.cells[column.field] ?? null;
  const isEmpty = cell === null || isEmptyCell(cell);
  const read = isEmpty ? (column.isRequired ? { wrong: 'MISSING' as const } : { value: null }) : column.form.read(cell);
  if ('value' in read && !(column.isRequired && read.value === '')) return read.value;
  rejected.push(rejectedAt(row, 'wrong' in read ? read.wrong : 'MISSING', column));
  return undefined;
};

/** Every value of a new row; undefined where one has been rejected. */
export const newValues = (form: SheetForm, row: ReadRow, rejected: Rejected[]): Values | undefined => {
  const values = form.columns.map((column) => [column.field, valueAt(row, column, rejected)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  const whole = Object.fromEntries(values) as Values;
  return figureFits(form, row, whole, rejected) ? whole : undefined;
};

/** C6: no figure without its unit, no percentage outside 0 to 100. */
export const figureFits = (form: SheetForm, row: ReadRow, { value, unit }: Values, rejected: Rejected[]): boolean => {
  if (!form.columns.some(({ field }) => field === 'unit')) return true;
  const isShare = unit === '%' || unit === '％';
  const code = unit === null || unit === '' ? (saysPercent(row.cells['value']) ? 'PERCENT_WITHOUT_UNIT' : 'UNIT_MISSING') : saysPercent(row.cells['value']) && !isShare ? 'PERCENT_WITHOUT_UNIT' : isShare && (Number(value) < 0 || Number(value) > 100) ? 'PERCENT_OUT_OF_RANGE' : null;
  if (code === null) return true;
  rejected.push(rejectedAt(row, code, form.columns.find(({ field }) => field === (code === 'PERCENT_OUT_OF_RANGE' ? 'value' : 'unit')) ?? null));
  return false;
};
