import { describe, expect, it } from '@jest/globals';
import { turned, type Placed, type Turn } from './keyset.js';

/** A list of letters as a statement would read it. */
const reader = (letters: string) => async ({ size, after, before }: Turn): Promise<Placed[]> => {
  const all = [...letters];
  const found = before === undefined ? all.filter((each) => after === undefined || each > (after[0] ?? '')) : all.filter((each) => each < (before[0] ?? '')).reverse();
  return found.slice(0, size).map((each) => ({ place: [each] }));
};
const piece = async (letters: string, turn: Turn): Promise<string> => {
  const { rows, previous, next } = await turned(turn, reader(letters));
  return `${previous?.[0] ?? '-'} ${rows.map(({ place }) => place[0]).join('')} ${next?.[0] ?? '-'}`;
};

describe('a piece of a list', () => {
  it.each<[string, string, Turn, string]>([
    ['the first', 'abcdefg', { size: 3 }, '- abc c'],
    ['the next', 'abcdefg', { size: 3, after: ['c'] }, 'd def f'],
    ['the last', 'abcdefg', { size: 3, after: ['f'] }, 'g g -'],
    ['one that ends with the list', 'abcdef', { size: 3, after: ['c'] }, 'd def -'],
    ['the one before', 'abcdefg', { size: 3, before: ['g'] }, 'd def f'],
    ['the first, from behind', 'abcdefg', { size: 3, before: ['d'] }, '- abc c'],
    ['whole, where less than a piece stands before', 'abcdefg', { size: 3, before: ['c'] }, '- abc c'],
    ['after a place that is gone', 'abdefg', { size: 3, after: ['c'] }, 'd def f'],
    ['the last, where nothing stands behind the place any more, nor at it', 'abcde', { size: 3, after: ['g'] }, 'c cde -'],
    ['the last but what still stands at the place', 'abcde', { size: 3, after: ['e'] }, 'b bcd d'],
    ['of a list that is empty', '', { size: 3, after: ['e'] }, '-  -'],
    ['of one that is shorter than a piece', 'ab', { size: 3, after: ['e'] }, '- ab -'],
  ])('%s', async (_, letters, turn, shown) => expect(await piece(letters, turn)).toBe(shown));
});
