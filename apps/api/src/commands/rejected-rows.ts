import type { z } from 'zod';
import type { SheetRejection } from '#api-types/views/catalogue-sheet.views.js';
import { rowText } from '#api-types/workbook-texts.js';
import type { NewSheet } from '#documents/new-sheet.js';
import { cellText, escaped, type Workbook } from '#domain/catalogue/workbook/cell.js';
import type { Rejected } from '#domain/catalogue/workbook/read-sheets.js';
import { SHEET_FORMS } from '#domain/catalogue/workbook/sheets.js';

type Rejection = z.infer<typeof SheetRejection>;

/** A text of a whole cell is not sent back; the file of rejected rows has it. */
const SHOWN = 200;

export const told = (rejected: readonly Rejected[]): Rejection[] =>
  rejected.map((each) => {
    const choices = SHEET_FORMS.find(({ name }) => name === each.sheet)?.columns.find(({ head }) => head === each.column)?.form.choices;
    return { ...each, value: each.value.slice(0, SHOWN), message: rowText(each.code, { column: each.column, value: each.value, choices }) };
  });

const REASONS = [{ head: '原因和办法', width: 60 }, { head: 'Reason and what to do', width: 60 }];

/** 未采用的行 with their reasons, as they stood in the file; what is about a whole sheet stands in front. */
export const rejectedRows = (workbook: Workbook, rejected: readonly Rejection[]): readonly NewSheet[] => {
  const whole = rejected.filter(({ row }) => row === null);
  const ofSheets = workbook.flatMap(({ name, rows }): NewSheet[] => {
    const own = rejected.filter(({ sheet, row }) => sheet === name && row !== null);
    if (own.length === 0) return [];
    const heads = rows[0]?.cells.map(cellText) ?? [];
    return [{
      name, columns: [{ head: '原行号', width: 10 }, ...heads.map((head) => ({ head, width: 20 })), ...REASONS],
      rows: own.map(({ row, message }) => {
        const cells = rows.find(({ number }) => number === row)?.cells ?? [];
        return [row, ...heads.map((_, index) => escaped(cellText(cells[index]))), message.zh, message.en];
      }),
    }];
  });
  return [{ name: '未采用', columns: [{ head: '工作表', width: 20 }, { head: '行', width: 8 }, ...REASONS], rows: whole.map(({ sheet, message }) => [sheet, null, message.zh, message.en]) }, ...ofSheets];
};
