import { describe, expect, it } from '@jest/globals';
import { quotedItems, shownBy, withoutQuotes } from '#testing/draft-parts.js';
import { NOISE, withNoise, type Noise } from '#testing/layout-noise.js';
import { SAMPLE, sampleText } from '#testing/sample-notice.js';
import { readGuideline } from './read-guideline.js';

const TEXT = sampleText(SAMPLE);
const read = (text: string) => {
  const reading = readGuideline(text);
  if (reading.kind !== 'read') throw new Error(reading.code);
  return reading;
};
const clean = withoutQuotes(read(TEXT).draft);
const seeds = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const NONE: Noise = { blanks: 0, widths: 0, cuts: 0, pageBreaks: 0, lineOfItsOwn: 0 };

describe('the same catalogue comes out of the clean and the noisy text', () => {
  it.each([
    ['blanks between any two characters', { ...NONE, blanks: 0.5 }],
    ['signs in the other width', { ...NONE, widths: 0.7 }],
    ['lines cut anywhere', { ...NONE, cuts: 0.1 }],
    ['rows that go on behind a page break, cells moved', { ...NONE, pageBreaks: 1 }],
    ['allocations on lines of their own', { ...NONE, lineOfItsOwn: 1 }],
    ['all of it', NOISE],
    ['much of all', { blanks: 1, widths: 0.5, cuts: 0.1, pageBreaks: 1, lineOfItsOwn: 0.5 }],
  ] as const)('%s', (_, noise) => {
    const different = seeds(12).filter((seed) => JSON.stringify(withoutQuotes(read(withNoise(TEXT, seed, noise)).draft)) !== JSON.stringify(clean));
    expect(different).toEqual([]);
  });
  it('the noise is noise: no two seeds give the same text, one seed always does', () => {
    expect(new Set(seeds(25).map((seed) => withNoise(TEXT, seed))).size).toBe(25);
    expect(withNoise(TEXT, 7)).toBe(withNoise(TEXT, 7));
    expect(withNoise(TEXT, 7, NONE)).toBe(TEXT);
  });
  it('and quotes point into the noisy text', () => {
    for (const seed of seeds(10)) {
      const { draft, paragraphs } = read(withNoise(TEXT, seed));
      const wrong = quotedItems(draft).filter((item) => typeof item['text'] === 'string' && !('kind' in item) && shownBy(paragraphs, item.quote).replace(/[“”]/g, '"').replace(/—7—|\|/g, '') !== String(item['text']).replace(/[“”]/g, '"'));
      expect(wrong.map((item) => [item['text'], shownBy(paragraphs, item.quote)])).toEqual([]);
    }
  });
});

describe('a word that differs is no noise', () => {
  it.each([['60%', '70%'], ['8月底', '9月底'], ['选做', '必做'], ['国际处', '合作处'], ['县级', '乡级']])('%s for %s', (from, to) => {
    expect(withoutQuotes(read(TEXT.replace(from, to)).draft)).not.toEqual(clean);
  });
});
