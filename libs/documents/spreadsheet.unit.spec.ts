import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { docxOf, zipOf } from '#testing/document-files.js';
import { ExcelSpreadsheet, MOST_WORKBOOK_BYTES } from './spreadsheet.js';

const spreadsheet = new ExcelSpreadsheet();
const made = async (fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Buffer> => {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('Sheet'), workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
};
const cellsOf = async (bytes: Uint8Array) => {
  const read = await spreadsheet.read(bytes);
  if (read.kind === 'refused') throw new Error(read.code);
  return read.sheets.flatMap(({ rows }) => rows.map(({ number, cells }) => [number, ...cells]));
};
const refusal = async (bytes: Uint8Array): Promise<string> => {
  const read = await spreadsheet.read(bytes);
  return read.kind === 'refused' ? read.code : 'read';
};
const sheet = (rows: (string | number | null)[][]) => [{ name: '表', columns: [{ head: '编号', note: '勿改', width: 10 }, { head: '内容', choices: ['甲', '乙'] }], rows }];

describe('a workbook, whatever library makes it', () => {
  it('what is written is read: texts, numbers, empty cells, by row and column', async () => {
    expect(await cellsOf(await spreadsheet.write(sheet([['a', 1.5], [null, '乙\n丙'], ['c', null]])))).toEqual([[1, '编号', '内容'], [2, 'a', 1.5], [3, null, '乙\n丙'], [4, 'c']]);
  });
  it('a list has a row above its heads that says what it is of, and cells of a colour', async () => {
    const list = { name: '表', about: '全部；截至 2024-03-29', columns: [{ head: '灯' }, { head: '天' }], rows: [[{ text: '▲ 红', fill: 'B3261E', ink: 'FFFFFF' }, -2]] };
    const written = await spreadsheet.write([list]);
    expect(await cellsOf(written)).toEqual([[1, '全部；截至 2024-03-29'], [2, '灯', '天'], [3, '▲ 红', -2]]);
    const opened = new ExcelJS.Workbook();
    await opened.xlsx.load(written as never);
    expect(opened.worksheets[0]?.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFB3261E' } });
  });
  it('a text that begins like a formula is text; one that looks like an escape stays as it is', async () => {
    const texts = ['=1+1', '+1', '_x0041_', '_x00ab_', '<a&b>', '  x  ', "'=1"];
    expect((await cellsOf(await spreadsheet.write(sheet(texts.map((text) => [text, null]))))).slice(1).map(([, text]) => text)).toEqual(texts);
  });
  it('any text of one line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => !/[^\P{Cc}\n]|[\ufffe\uffff]/u.test(text)), { minLength: 1, maxLength: 20 }), async (texts) => {
        expect((await cellsOf(await spreadsheet.write(sheet(texts.map((text) => [text, null]))))).slice(1).map(([, text]) => text)).toEqual(texts);
      }),
      { numRuns: 5 },
    );
  });
  it('days, shares, formulas and errors are told apart; a formula is never evaluated', async () => {
    const bytes = await made((one) => {
      one.addRow([new Date(Date.UTC(2024, 5, 30)), 0.3, true, { formula: 'A1*2', result: 7 }, { error: '#N/A' as never }, { richText: [{ text: '甲' }, { text: '乙' }] }, { text: '链接', hyperlink: 'https://example.com' }]);
      one.getCell('B1').numFmt = '0.0%';
      one.getCell('A1').numFmt = 'yyyy-mm-dd';
    });
    expect(await cellsOf(bytes)).toEqual([[1, { day: '2024-06-30' }, { percent: 30 }, true, { formula: 'A1*2' }, { error: '#N/A' }, '甲乙', '链接']]);
  });
});

describe('what is not read', () => {
  const whole = made((one) => one.addRow(['a']));
  it.each([
    ['nothing', () => Buffer.alloc(0), 'EMPTY_FILE'],
    ['a text', () => Buffer.from('a,b\n1,2\n'.repeat(10)), 'WRONG_TYPE'],
    ['a docx', () => docxOf('x'), 'WRONG_TYPE'],
    ['an old workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('Workbook', 'utf16le')]), 'WRONG_TYPE'],
    ['a locked workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]), 'LOCKED_FILE'],
    ['one with macros', () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }), 'MACRO_FILE'],
    ['no workbook inside', () => zipOf({ 'xl/workbook.xml': '<workbook' }), 'BROKEN_FILE'],
    ['a bomb', () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/worksheets/sheet1.xml': Buffer.alloc(70 * 1024 * 1024) }), 'ZIP_BOMB'],
    ['a bomb in a picture, that lies', () => zipOf({ 'xl/workbook.xml': '<x/>', 'xl/media/a.png': Buffer.alloc(70 * 1024 * 1024) }, { claims: 10 }), 'ZIP_BOMB'],
    ['11 MB', () => Buffer.alloc(MOST_WORKBOOK_BYTES + 1), 'TOO_LARGE'],
  ])('%s', async (_, bytes, code) => expect(await refusal(bytes())).toBe(code));
  it('half a file', async () => expect(await refusal((await whole).subarray(0, 900))).toBe('BROKEN_FILE'));
  it('20,000 rows are read, one more is not', async () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => [String(index), null]);
    expect(await refusal(await spreadsheet.write(sheet(rows(19_999))))).toBe('read');
    expect(await refusal(await spreadsheet.write(sheet(rows(20_000))))).toBe('TOO_MANY_ROWS');
  });
  it('what takes too long or too much', async () => {
    expect(await new ExcelSpreadsheet({ milliseconds: 5, megabytes: 512 }).read(await whole)).toEqual({ kind: 'refused', code: 'TOO_COSTLY' });
    expect(await new ExcelSpreadsheet({ milliseconds: 30_000, megabytes: 30 }).read(await spreadsheet.write(sheet(Array.from({ length: 19_000 }, (_, index) => [`行${index}`.repeat(20), null]))))).toEqual({ kind: 'refused', code: 'TOO_COSTLY' });
  });
});
