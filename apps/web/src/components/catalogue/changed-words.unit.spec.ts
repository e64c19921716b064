import { describe, expect, test } from '@jest/globals';
import { changedWords, type Piece } from './changed-words.js';

const marked = (pieces: readonly Piece[]): string => pieces.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
const both = (was: string, is: string): [string, string] => {
  const found = changedWords(was, is);
  return [marked(found.was), marked(found.is)];
};

describe('changed words', () => {
  test('are marked on both sides: figures as a whole, Chinese by the character', () => {
    expect(both('6月底前完成30%以上', '9月底前完成35.5%以上')).toEqual(['[6]月底前完成[30%]以上', '[9]月底前完成[35.5%]以上']);
    expect(both('各地区落实', '各地区切实落实')).toEqual(['各地区落实', '各地区[切实]落实']);
  });

  test('nothing is marked where nothing changed; all where one side is empty', () => {
    expect(both('同一句', '同一句')).toEqual(['同一句', '同一句']);
    expect(both('', '新增')).toEqual(['', '[新增]']);
  });

  test('every text comes back whole, however long', () => {
    const [was, is] = ['甲乙'.repeat(1500), '乙丙'.repeat(1500)];
    const found = changedWords(was, is);
    expect([found.was, found.is].map((pieces) => pieces.map(({ text }) => text).join(''))).toEqual([was, is]);
  });
});
