import type ExcelJS from 'exceljs';
import { fileURLToPath } from 'node:url';
import type { Workbook } from '#domain/catalogue/workbook/cell.js';
import { addListHead, addListRow, filterOf, written } from './list-rows.js';
import type { ListHead, NewSheet } from './new-sheet.js';
import { runLimited, type Limits } from './run-limited.js';

/** Why a workbook is not read. */
export const WORKBOOK_REFUSALS = ['TOO_LARGE', 'EMPTY_FILE', 'WRONG_TYPE', 'BROKEN_FILE', 'LOCKED_FILE', 'MACRO_FILE', 'ZIP_BOMB', 'TOO_COSTLY', 'TOO_MANY_ROWS'] as const;
export type WorkbookRefusal = (typeof WORKBOOK_REFUSALS)[number];
export type ReadWorkbook = { readonly kind: 'read'; readonly sheets: Workbook } | { readonly kind: 'refused'; readonly code: WorkbookRefusal };

/** Files for office programs (xlsx), whatever library makes and reads them. */
export interface Spreadsheet {
  write(sheets: readonly NewSheet[]): Promise<Buffer>;
  /** In a limited process of its own; formulas are never evaluated. */
  read(bytes: Uint8Array): Promise<ReadWorkbook>;
}

/** C4: at most 10 MB. */
export const MOST_WORKBOOK_BYTES = 10 * 1024 * 1024;
/** Rows of an empty template that a list of choices is offered for. */
const CHOICE_ROWS = 2_000;
const CHILD = fileURLToPath(new URL('reading/sheet-child.mjs', import.meta.url));
const LIMITS: Limits = { milliseconds: 30_000, megabytes: 512 };

/** By exceljs, which takes text that looks like an escape for one (`_x0041_`); it is written so that it is read as it was. */
export class ExcelSpreadsheet implements Spreadsheet {
  constructor(private readonly limits: Limits = LIMITS) {}

  async write(sheets: readonly NewSheet[]): Promise<Buffer> {
    // Only who writes a workbook needs all of it in memory.
    const { default: excel } = await import('exceljs');
    const workbook = new excel.Workbook();
    // Who opens it is told of no hour that the server's clock made up.
    workbook.created = workbook.modified = new Date(0);
    for (const sheet of sheets) addSheet(workbook, sheet);
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }

  async read(bytes: Uint8Array): Promise<ReadWorkbook> {
    if (bytes.length > MOST_WORKBOOK_BYTES) return { kind: 'refused', code: 'TOO_LARGE' };
    const output = await runLimited(CHILD, bytes, this.limits);
    try {
      const { sheets, refused } = JSON.parse(output ?? '') as { readonly sheets?: Workbook; readonly refused?: WorkbookRefusal };
      if (sheets) return { kind: 'read', sheets };
      return { kind: 'refused', code: refused !== undefined && WORKBOOK_REFUSALS.includes(refused) ? refused : 'BROKEN_FILE' };
    } catch {
      return { kind: 'refused', code: 'TOO_COSTLY' };
    }
  }
}

function addList(workbook: ExcelJS.Workbook, head: ListHead, rows: NewSheet['rows']): void {
  const sheet = addListHead(workbook, head);
  for (const row of rows) addListRow(sheet, row);
  sheet.autoFilter = filterOf(head, rows.length);
}

function addSheet(workbook: ExcelJS.Workbook, { name, about, columns, rows }: NewSheet): void {
  if (about !== undefined) return addList(workbook, { name, about, columns }, rows);
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] });
  sheet.columns = columns.map(({ width = 18 }) => ({ width }));
  const head = sheet.addRow(columns.map((column) => written(column.head)));
  columns.forEach(({ note }, index) => {
    const cell = head.getCell(index + 1);
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE6F1' } };
    if (note !== undefined) cell.note = note;
  });
  for (const row of rows) sheet.addRow(row.map((cell) => written(typeof cell === 'object' && cell !== null ? cell.text : cell)));
  columns.forEach(({ choices }, index) => {
    if (!choices) return;
    const letter = sheet.getColumn(index + 1).letter;
    validationsOf(sheet).add(`${letter}2:${letter}${Math.max(rows.length + 1, 1) + CHOICE_ROWS}`, { type: 'list', allowBlank: true, showErrorMessage: false, formulae: [`"${choices.join(',')}"`] });
  });
  // Ids look as if they were not to be touched; a locked sheet would let nobody add a row.
  sheet.getColumn(1).eachCell((cell) => {
    cell.font = { ...cell.font, color: { argb: 'FF7F7F7F' } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
  });
  for (let index = 2; index <= rows.length + 1; index += 1) sheet.getRow(index).alignment = { vertical: 'top', wrapText: true };
}

interface Validations {
  add(range: string, validation: ExcelJS.DataValidation): void;
}
/** Its types do not know what its own documentation names. */
const validationsOf = (sheet: ExcelJS.Worksheet): Validations => (sheet as unknown as { readonly dataValidations: Validations }).dataValidations;
