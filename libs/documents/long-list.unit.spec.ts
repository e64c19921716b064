import { describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { PassThrough, Writable } from 'node:stream';
import { writeLongList } from './long-list.js';
import type { NewCell } from './new-sheet.js';

const HEAD = { name: '台账', about: '台账；截至 2024-03-29', columns: [{ head: '灯' }, { head: '事项', width: 40 }, { head: '剩余' }] };
async function* pieces(...all: (readonly NewCell[])[][]): AsyncGenerator<readonly (readonly NewCell[])[]> {
  for (const piece of all) yield await Promise.resolve(piece);
}
const row = (index: number): NewCell[] => [{ text: '▲ 红', fill: 'B3261E', ink: 'FFFFFF' }, `事项 ${index}`, index];

const bytesOf = async (file: PassThrough): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Buffer[] = [];
  for await (const part of file) parts.push(part as Buffer);
  return new Uint8Array(Buffer.concat(parts));
};

describe('a list written row by row', () => {
  const written = async (all: (readonly NewCell[])[][], rowsOfASheet?: number) => {
    const file = new PassThrough();
    const [count, bytes] = await Promise.all([writeLongList(file, HEAD, pieces(...all), rowsOfASheet), bytesOf(file)]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.buffer);
    return { count, sheets: workbook.worksheets };
  };
  const values = (sheet: ExcelJS.Worksheet | undefined) => (sheet?.getSheetValues() ?? []).slice(1).map((each) => (each as unknown[]).slice(1));

  it('has its head, frozen, and each value as it is: text (escaped as the format asks), number, light with its colour', async () => {
    const { count, sheets } = await written([[row(1), ['', '_x0041_ 2', null]], [], [row(3)]]);
    const [sheet] = sheets;
    expect([count, sheets.length]).toEqual([3, 1]);
    expect(values(sheet)).toEqual([['台账；截至 2024-03-29'], ['灯', '事项', '剩余'], ['▲ 红', '事项 1', 1], [undefined, '_x005F_x0041_ 2'], ['▲ 红', '事项 3', 3]]);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet?.autoFilter).toBe('A2:C5');
    expect(sheet?.getCell('A3').fill).toMatchObject({ fgColor: { argb: 'FFB3261E' } });
    expect([typeof sheet?.getCell('C3').value, sheet?.getCell('B2').font.bold]).toEqual(['number', true]);
  });

  it('goes on in a further sheet where one is full, with its head', async () => {
    const { count, sheets } = await written([[row(1), row(2)], [row(3), row(4), row(5)]], 2);
    expect([count, sheets.map(({ name }) => name)]).toEqual([5, ['台账', '台账 2', '台账 3']]);
    expect(values(sheets[2])).toEqual([['台账；截至 2024-03-29'], ['灯', '事项', '剩余'], ['▲ 红', '事项 5', 5]]);
  });

  it('without rows has its head', async () => {
    const { count, sheets } = await written([[]]);
    expect([count, values(sheets[0])]).toEqual([0, [['台账；截至 2024-03-29'], ['灯', '事项', '剩余']]]);
  });

  it('fails where its file cannot be written, or a piece not read', async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC')) });
    await expect(writeLongList(full, HEAD, pieces(Array.from({ length: 500 }, (_, index) => row(index))))).rejects.toThrow('ENOSPC');
    const failing = async function* () {
      yield await Promise.resolve([row(1)]);
      throw new Error('the database is away');
    };
    await expect(writeLongList(new PassThrough(), HEAD, failing())).rejects.toThrow('the database is away');
  });
});
