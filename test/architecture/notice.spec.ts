import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './cruise-tree.js';
import { trackedFiles } from './tracked-files.js';

/** The notice itself is no part of the project; it is compared where somebody has it. */
const NOTICE = process.env['LIANDONG_NOTICE'] ?? join(ROOT, '..', 'shared', 'notice', 'guideline-2024.txt');
const isThere = existsSync(NOTICE);
const describeWithNotice = isThere ? describe : describe.skip;
const reason = isThere ? '' : ` (the notice is not there: ${NOTICE})`;

/** So many characters in a row are no coincidence and no title. */
const IN_A_ROW = 25;
const squeeze = (text: string): string => text.replace(/[^\u4e00-\u9fffA-Za-z0-9]/g, '');
const piecesOf = (text: string): string[] => Array.from({ length: Math.max(0, text.length - IN_A_ROW + 1) }, (_, start) => text.slice(start, start + IN_A_ROW));

describeWithNotice(`no sentence of the notice stands in the tree${reason}`, () => {
  const notice = isThere ? squeeze(readFileSync(NOTICE, 'utf8')) : '';
  const known = new Set(piecesOf(notice));
  const copiedIn = (text: string): string[] => piecesOf(squeeze(text)).filter((piece) => known.has(piece));

  it('would be found, also where it is broken into lines', () => {
    expect(known.size).toBeGreaterThan(5_000);
    const sentence = notice.slice(3_000, 3_030);
    expect(copiedIn(`const x = '${sentence.slice(0, 15)}，' +\n  '${sentence.slice(15)}';`)).toHaveLength(6);
    expect(copiedIn(`const x = '${sentence.slice(0, 20)}';`)).toEqual([]);
  });
  it('is not found', () => {
    const files = trackedFiles().filter((path) => path !== 'package-lock.json' && existsSync(join(ROOT, path)));
    const texts = files.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const).filter(([, text]) => !text.includes('\0'));
    expect(texts.length).toBeGreaterThan(300);
    expect(texts.flatMap(([path, text]) => copiedIn(text).slice(0, 3).map((piece) => `${path}: ${piece}`))).toEqual([]);
  });
});
