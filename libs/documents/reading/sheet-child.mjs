/**
 * Reads one workbook in a process of its own, which its parent limits in memory and time: bytes on stdin, one line of JSON on
 * stdout, `{ sheets }` or `{ refused }`. Plain JavaScript, as it is started without a build.
 */
import ExcelJS from 'exceljs';
import { Refused } from './refused.mjs';
import { checkSizes, readDirectory } from './zip.mjs';

const MOST_ROWS = 20_000;
const MOST_SHEETS = 50;
const MOST_COLUMNS = 60;

async function read() {
  try {
    const parts = [];
    for await (const part of process.stdin) parts.push(part);
    const bytes = Buffer.concat(parts);
    check(bytes);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes);
    if (workbook.worksheets.length > MOST_SHEETS) throw new Refused('TOO_MANY_ROWS');
    const left = { rows: MOST_ROWS };
    return { sheets: workbook.worksheets.map((sheet) => ({ name: storable(sheet.name), rows: rowsOf(sheet, left) })) };
  } catch (error) {
    return { refused: error instanceof Refused ? error.code : error instanceof RangeError && error.code === undefined && /memory|allocation|stack/i.test(error.message) ? 'TOO_COSTLY' : 'BROKEN_FILE' };
  }
}

/** A zip with a workbook in it, that unpacks to something sound. */
function check(bytes) {
  if (bytes.length === 0) throw new Refused('EMPTY_FILE');
  if (bytes.length < 22) throw new Refused('WRONG_TYPE');
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new Refused(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'LOCKED_FILE' : 'WRONG_TYPE');
  if (bytes.readUInt32BE(0) !== 0x504b0304) throw new Refused('WRONG_TYPE');
  const entries = readDirectory(bytes);
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) throw new Refused('MACRO_FILE');
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) throw new Refused('WRONG_TYPE');
  // The library unpacks every part, pictures too.
  checkSizes(bytes, entries.map((entry) => ({ ...entry, name: 'part.xml' })));
}

function rowsOf(sheet, left) {
  const rows = [];
  sheet.eachRow((row, number) => {
    const cells = [];
    row.eachCell((cell, column) => {
      if (column > MOST_COLUMNS) throw new Refused('TOO_MANY_ROWS');
      cells[column - 1] = cellOf(cell);
    });
    const filled = Array.from(cells, (cell) => cell ?? null);
    if (filled.every((cell) => cell === null || cell === '')) return;
    left.rows -= 1;
    if (left.rows < 0) throw new Refused('TOO_MANY_ROWS');
    rows.push({ number, cells: filled });
  });
  return rows;
}

/** A value as the rules know it. A formula is named, and its last result left aside: nobody has typed it. */
function cellOf({ value, numFmt }) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return isPercent(numFmt) ? { percent: Number((value * 100).toPrecision(12)) } : value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { error: '#VALUE!' } : { day: value.toISOString().slice(0, 10) };
  if ('formula' in value || 'sharedFormula' in value) return { formula: storable(String(value.formula ?? value.sharedFormula)) };
  if ('error' in value) return { error: storable(String(value.error)) };
  if ('richText' in value) return storable(value.richText.map(({ text }) => text).join(''));
  return storable(typeof value.text === 'object' ? (value.text?.richText ?? []).map(({ text }) => text).join('') : String(value.text ?? ''));
}

const isPercent = (format) => typeof format === 'string' && format.replace(/"[^"]*"|\\./g, '').includes('%');
/** No database keeps a NUL or half a pair. */
const storable = (text) => text.replaceAll('\0', ' ').toWellFormed();

// Libraries may write what they like; the answer goes out alone.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
console.log = console.info = console.warn = console.error = () => undefined;
const answer = await read();
write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
