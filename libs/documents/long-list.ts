import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { addListHead, addListRow, filterOf } from './list-rows.js';
import type { ListHead, NewCell } from './new-sheet.js';

/** A sheet has 1,048,576 rows; beyond so many the list goes on in a further one. */
const ROWS_OF_A_SHEET = 1_000_000;
/** So many rows at once: a few milliseconds, in which nothing else is answered. */
const AT_ONCE = 50;

/**
 * The same file as of a short list, written row by row: no more than a piece of it is in memory, and its texts stand where
 * they are, in no table of their own. Answers how many rows there were.
 */
export async function writeLongList(file: Writable, head: ListHead, pieces: AsyncIterable<readonly (readonly NewCell[])[]>, rowsOfASheet = ROWS_OF_A_SHEET): Promise<number> {
  // A disk that is full ends the file; who waits for it hears so, and nobody else.
  const failed = once(file, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => undefined);
  const { default: excel } = await import('exceljs');
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: file, useStyles: true, useSharedStrings: false });
  workbook.created = workbook.modified = new Date(0);
  let sheet = addListHead(workbook, head);
  let [sheets, rows, all] = [1, 0, 0];
  const finish = (): void => {
    sheet.autoFilter = filterOf(head, rows);
    sheet.commit();
  };
  for await (const piece of pieces) {
    for (const row of piece) {
      if (rows === rowsOfASheet) {
        finish();
        sheets += 1;
        rows = 0;
        sheet = addListHead(workbook, { ...head, name: `${head.name} ${sheets}` });
      }
      addListRow(sheet, row).commit();
      rows += 1;
      all += 1;
      if (all % AT_ONCE === 0) await Promise.race([failed, new Promise((resolve) => setImmediate(resolve))]);
    }
  }
  finish();
  await Promise.race([failed, workbook.commit()]);
  return all;
}
