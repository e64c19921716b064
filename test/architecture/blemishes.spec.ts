import { describe, expect, it } from '@jest/globals';
import { blemishesOf } from '../e2e/blemishes.mjs';

const text = (words: string, left: number, top: number, more = {}) => ({ text: words, cutBy: 0, cutter: '', floats: false, lines: [{ left, right: left + 100, top, bottom: top + 20 }], ...more });

describe('what an eye would see at once', () => {
  it('is text that is cut off, by more than the edge of a letter', () => {
    expect(blemishesOf([text('a', 0, 0, { cutBy: 24, cutter: 'ul.rows' }), text('b', 200, 0, { cutBy: 2, cutter: 'ul.rows' })])).toEqual(['cut off by 24 px: "a" in ul.rows']);
  });
  it('is text that lies under other text, but for what floats over it', () => {
    expect(blemishesOf([text('a', 0, 0), text('b', 50, 8)])).toEqual(['"a" and "b" overlap']);
    expect(blemishesOf([text('a', 0, 0), text('b', 50, 8, { floats: true })])).toEqual([]);
    expect(blemishesOf([text('a', 0, 0), text('b', 50, 18), text('c', 101, 0)])).toEqual([]);
  });
});
