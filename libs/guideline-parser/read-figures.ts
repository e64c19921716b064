import { chineseNumber } from './chinese-number.js';
import { AFTER_FIGURE, BASE_OF_GROWTH, BEFORE_FIGURE, FIGURE, GROWTH, WHOLE, type Comparator } from './grammar.js';
import type { Notebook } from './notebook.js';
import type { Traced } from './traced.js';

/** One bound of a figure: 10%以上 has one, 1至2所 two. */
export interface Figure {
  readonly comparator: Comparator;
  readonly value: number;
  readonly unit: string;
  readonly numericInText: boolean;
  readonly start: number;
}

/** Figures of a clause in its order; a whole said in a word (全覆盖) last. What leaves room becomes an open question. */
export function readFigures(clause: Traced, notes: Notebook): Figure[] {
  const figures: Figure[] = [];
  let list: { readonly end: number; readonly comparator: Comparator } | undefined;
  for (const match of clause.text.matchAll(FIGURE)) {
    const { low, digits, times, more, unit, percent, words, wordUnit, words2, wordUnit2 } = match.groups ?? {};
    const end = match.index + match[0].length;
    const value = digits ? numberOf(digits, times) : chineseNumber(percent ?? words ?? words2 ?? '');
    const shared = { unit: unit ?? wordUnit ?? wordUnit2 ?? '%', numericInText: true, start: match.index };
    const whole = clause.slice(match.index, end);
    if (low) {
      figures.push({ comparator: '>=', value: numberOf(low, times), ...shared }, { comparator: '<=', value, ...shared });
      notes.ask('range', `“${whole.text}”：多于或少于这个数是否算达到？`, whole);
      continue;
    }
    // 分别达到172家、460家: the word before the first holds for the list.
    const isNext = list !== undefined && /^[、和及]$/.test(clause.text.slice(list.end, match.index));
    const comparator = (more ? '>' : comparatorAt(clause.text, match.index, end)) ?? (isNext && list ? list.comparator : '=');
    list = { end, comparator };
    figures.push({ comparator, value, ...shared });
    askAbout(clause, match.index, whole, comparator, shared.unit, notes);
  }
  for (const match of clause.text.matchAll(WHOLE)) figures.push({ comparator: '=', value: 100, unit: '%', numericInText: false, start: match.index });
  return figures;
}

/** Of those that compare. */
const LONGEST_WORD = 12;

const numberOf = (digits: string, times: string | undefined): number => Number((Number(digits.replaceAll(',', '')) * ({ 万: 1e4, 亿: 1e8 }[times ?? ''] ?? 1)).toFixed(6));

function comparatorAt(text: string, start: number, end: number): Comparator | undefined {
  const [before, after] = [text.slice(Math.max(0, start - LONGEST_WORD), start), text.slice(end, end + LONGEST_WORD)];
  return (AFTER_FIGURE.find(([words]) => words.test(after)) ?? BEFORE_FIGURE.find(([words]) => words.test(before)))?.[1];
}

function askAbout(clause: Traced, start: number, figure: Traced, comparator: Comparator, unit: string, notes: Notebook): void {
  if (comparator === '~') notes.ask('tolerance', `“${clause.text}”只写了约数：相差多少仍算达到？`, figure);
  if (unit === '%' && GROWTH.test(clause.text.slice(Math.max(0, start - LONGEST_WORD), start)) && !BASE_OF_GROWTH.test(clause.text)) notes.ask('growth_base', `“${clause.text}”以哪一年为基数？原文未写明。`, figure);
}
