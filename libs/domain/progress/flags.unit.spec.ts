import { describe, expect, it } from '@jest/globals';
import type { AssignmentId } from '../shared/ids.js';
import { shinglesOf, similarity } from './alike.js';
import { flagsOf, type ReportRead } from './flags.js';

const LONG = '完成全省高校院所存量专利盘点，组织供需对接活动十二场，新增专利转让许可备案一千三百次。';
let sequence = 0;
const report = (unit: string, percent: number, more: Partial<ReportRead> = {}): ReportRead => ({
  assignment: `asg/2024/t08-o1/${unit}` as AssignmentId, task: 't08', unit, sequence: ++sequence, period: '2024-Q2', percent, evidence: 1, text: '', ...more,
});
const kinds = (reports: readonly ReportRead[]) => flagsOf(reports).map(({ kind, unit }) => `${kind} ${unit}`);

describe('flags', () => {
  it('a stall: the same percent at two dates, not twice for one date, not when all is done', () => {
    expect(flagsOf([report('44', 40), report('44', 40, { period: '2024-Q3' })])).toMatchObject([{ kind: 'stall', percent: 40, since: '2024-Q2' }]);
    expect(kinds([report('44', 40), report('44', 41, { period: '2024-Q3' })])).toEqual([]);
    expect(kinds([report('44', 40), report('44', 40)])).toEqual([]);
    expect(kinds([report('44', 40), report('44', 40, { period: null })])).toEqual([]);
    expect(kinds([report('44', 100), report('44', 100, { period: '2024-Q3' })])).toEqual([]);
  });
  it('a jump of more than 30 points without evidence', () => {
    expect(flagsOf([report('44', 10), report('44', 41, { evidence: 0 })])).toMatchObject([{ kind: 'jump', from: 10, to: 41 }]);
    expect(kinds([report('44', 10), report('44', 40, { evidence: 0, period: '2024-Q3' })])).toEqual([]);
    expect(kinds([report('44', 10), report('44', 90)])).toEqual([]);
    expect(kinds([report('44', 31, { evidence: 0 })])).toEqual(['jump 44']);
  });
  it('a text that another unit had before, whatever blanks and signs were changed', () => {
    const copied = flagsOf([report('44', 10, { text: LONG }), report('32', 20, { text: ` ${LONG.replaceAll('，', '； ')}` })]);
    expect(copied).toMatchObject([{ kind: 'copied', unit: '32', otherUnit: '44', similarity: 1 }]);
    expect(kinds([report('44', 10, { text: LONG }), report('32', 20, { text: `${LONG}下一步加快推进。` })])).toEqual(['copied 32']);
  });
  it('no copy: one’s own text, another task, another text, a short one', () => {
    expect(kinds([report('44', 10, { text: LONG }), report('44', 20, { text: LONG, period: '2024-Q3' })])).toEqual([]);
    expect(kinds([report('44', 10, { text: LONG }), report('32', 20, { text: LONG, task: 't07' })])).toEqual([]);
    expect(kinds([report('44', 10, { text: LONG }), report('32', 20, { text: '已印发实施方案，明确年度目标与责任分工，按季度调度各地市推进情况并通报。' })])).toEqual([]);
    expect(kinds([report('44', 10, { text: '正常推进，无变化。' }), report('32', 20, { text: '正常推进，无变化。' })])).toEqual([]);
  });
  it('likeness goes from 0 to 1 and is the same both ways', () => {
    const [a, b] = [shinglesOf(LONG), shinglesOf(`${LONG.slice(0, 25)}另有一段完全不同的文字放在这里`)];
    expect([similarity(a, a), similarity(a, new Set())]).toEqual([1, 0]);
    expect(similarity(a, b)).toBe(similarity(b, a));
    expect(similarity(a, b)).toBeGreaterThan(0);
    expect(similarity(a, b)).toBeLessThan(0.8);
  });
});
