import type ExcelJS from 'exceljs';
import type { ListHead, NewCell } from './new-sheet.js';

/** Text that looks like an escape (`_x0041_`) is written so that it is read as it was. */
export const written = (cell: string | number | null): string | number | null => (typeof cell === 'string' ? cell.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x') : cell);

/** A list for readers: what it is of, then its heads; landscape A4, the heads on each page. */
export function addListHead(workbook: ExcelJS.Workbook, { name, about, columns }: ListHead): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 2 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '2:2' } });
  sheet.columns = columns.map(({ width = 18 }) => ({ width }));
  sheet.addRow([written(about)]);
  sheet.addRow(columns.map((column) => written(column.head))).font = { bold: true };
  return sheet;
}

export function addListRow(sheet: ExcelJS.Worksheet, row: readonly NewCell[]): ExcelJS.Row {
  const added = sheet.addRow(row.map((cell) => written(typeof cell === 'object' && cell !== null ? cell.text : cell)));
  row.forEach((cell, index) => {
    if (typeof cell !== 'object' || cell === null) return;
    added.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${cell.fill}` } };
    added.getCell(index + 1).font = { color: { argb: `FF${cell.ink}` } };
  });
  return added;
}

export const filterOf = ({ columns }: ListHead, rows: number): ExcelJS.AutoFilter => ({ from: { row: 2, column: 1 }, to: { row: rows + 2, column: columns.length } });
