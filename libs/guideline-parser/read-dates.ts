import { isDay, lastDayOfMonth } from '#domain/calendar/day.js';
import type { Day } from '#domain/calendar/instant.js';
import { DATE_PHRASES } from './grammar.js';
import type { Notebook } from './notebook.js';
import type { Traced } from './traced.js';

/** A date as the notice says it. `due` null: it names no day. */
export interface DatePhrase {
  readonly phrase: Traced;
  readonly start: number;
  readonly due: string | null;
}

const PATTERNS = DATE_PHRASES.map(({ pattern, due }) => ({ pattern: new RegExp(pattern, 'gd'), due }));
const QUARTER_ENDS = ['', '03', '06', '09', '12'];

/** All date phrases of a text, in its order. A phrase that names no day becomes an open question. */
export function readDates(text: Traced, notes: Notebook): DatePhrase[] {
  const found: DatePhrase[] = [];
  const taken = new Set<number>();
  for (const { pattern, due } of PATTERNS) {
    for (const match of text.text.matchAll(pattern)) {
      const places = Array.from(match[0], (_, index) => match.index + index);
      if (places.some((place) => taken.has(place))) continue;
      for (const place of places) taken.add(place);
      const phrase = text.slice(match.index, match.index + match[0].length);
      found.push({ phrase, start: match.index, due: dueOf(match.groups ?? {}, due, phrase, notes) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function dueOf(parts: Record<string, string | undefined>, kind: (typeof DATE_PHRASES)[number]['due'], phrase: Traced, notes: Notebook): string | null {
  const year = parts['year'] ? Number(parts['year']) : notes.year === null ? null : notes.year + (parts['nextYear'] ? 1 : 0);
  if (year === null) {
    notes.ask('year', `“${phrase.text}”是哪一年？原文未写明年度。`, phrase);
    return null;
  }
  const month = (parts['month'] ?? '').padStart(2, '0');
  const due = {
    day: () => `${year}-${month}-${(parts['day'] ?? '').padStart(2, '0')}`,
    month_end: () => endOfMonth(`${year}-${month}-01`),
    half_end: () => `${year}-06-30`,
    quarter_end: () => endOfMonth(`${year}-${QUARTER_ENDS['一二三四'.indexOf(parts['quarter'] ?? '一') + 1]}-01`),
    year_end: () => `${year}-12-31`,
    open: () => '',
  }[kind]();
  if (isDay(due)) return due;
  notes.ask('date', due ? `“${phrase.text}”不是日历上的日期：应为哪一天？` : `“${phrase.text}”未写明具体日期：以哪一天为限？`, phrase);
  return null;
}

const endOfMonth = (first: string): string => (isDay(first) ? lastDayOfMonth(first as Day) : first);
