import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALIKE, likestOf, shinglesOf, similarity, type Likest, type TextOfUnit } from './alike.js';

/** As the rule says it: each text against every earlier one. */
const plainly = (texts: readonly TextOfUnit[]): (Likest | undefined)[] =>
  texts.map(({ task, unit, text }, index) => {
    let best: Likest | undefined;
    for (const [other, earlier] of texts.slice(0, index).entries()) {
      const alike = similarity(shinglesOf(text), shinglesOf(earlier.text));
      if (earlier.unit !== unit && earlier.task === task && alike >= ALIKE && alike > (best?.alike ?? 0)) best = { other, alike };
    }
    return best;
  });

const BASE = '完成全省高校院所存量专利盘点组织供需对接活动新增转让许可备案建立台账逐月调度落实责任推进商标品牌指导站规范运行行政裁决案件按期办结快速维权中心受理海外纠纷应对覆盖重点企业';
const place = fc.nat(BASE.length);
/** A few texts and what people make of them: a piece left out, another put in, the end cut off. */
const edited = fc.record({ from: fc.constantFrom(BASE, BASE, BASE.slice(4), '盘'.repeat(30), '无变化'), at: place, out: fc.nat(4), put: fc.constantFrom('', '十二场', '𠮷，。 ', BASE.slice(0, 6)), length: fc.constantFrom(15, 60, 75, 90) })
  .map(({ from, at, out, put, length }) => (from.slice(0, at) + put + from.slice(at + out)).slice(0, length));
const texts = fc.array(fc.record({ task: fc.constantFrom('t07', 't07', 't08'), unit: fc.constantFrom('11', '44', '4401', '65'), text: edited }), { minLength: 20, maxLength: 40 });

describe('texts that are alike', () => {
  it('are found as if each were held against every earlier one', () => {
    let found = 0;
    fc.assert(fc.property(texts, (those) => {
      const likest = likestOf(those);
      found += likest.filter((each) => each !== undefined && each.alike < 1).length;
      expect(likest).toEqual(plainly(those));
    }), { numRuns: 100 });
    expect(found).toBeGreaterThan(300);
  });

  it('on the very edge: four pieces of five; of equals the earliest', () => {
    const of = (unit: string, text: string): TextOfUnit => ({ task: 't07', unit, text });
    // 27 pieces; the other has 24 of them and 3 others: 24 of 30.
    const [one, edge] = [BASE.slice(0, 30), `${BASE.slice(0, 27)}甲乙丙`];
    expect(likestOf([of('44', one), of('65', edge)])).toEqual([undefined, { other: 0, alike: ALIKE }]);
    expect(likestOf([of('44', one), of('65', `${BASE.slice(0, 26)}甲乙丙丁`)])).toEqual([undefined, undefined]);
    expect(likestOf([of('44', one), of('11', one), of('65', one)])).toEqual([undefined, { other: 0, alike: 1 }, { other: 0, alike: 1 }]);
  });

  it('no text is held against many: thousands that share nothing cost their own length', () => {
    const many = Array.from({ length: 3000 }, (_, unit): TextOfUnit => ({ task: 't07', unit: String(unit), text: Array.from({ length: 30 }, (_each, at) => String.fromCodePoint(0x4e00 + ((unit * 30 + at) % 20_000))).join('') }));
    let looks = 0;
    const watched = many.map((each) => ({ ...each, get unit() { looks++; return each.unit; } }));
    expect(likestOf(watched).filter((each) => each !== undefined).every((each) => each?.alike === 1)).toBe(true);
    expect(looks).toBeLessThan(many.length * 10);
  });
});
