import { chineseNumber } from './chinese-number.js';
import { ANNEX_MARK, CHAPTER_MARK, COLUMN_HEAD_AT_END, SECTION_MARK, TASK_MARK } from './grammar.js';
import type { SourceText } from './source-text.js';
import type { Traced } from './traced.js';

/** A numbered part of the body: （三）, or a chapter's own text outside its sections. */
export interface Section {
  readonly number: number;
  readonly mark: Traced;
  readonly text: Traced;
}

/** The four parts of the source. */
export interface Parts {
  /** The letter, the title and what stands before the first chapter. */
  readonly head: Traced;
  readonly sections: readonly Section[];
  /** Body text outside the numbered sections: headings of chapters and what stands below them. */
  readonly chapters: readonly Traced[];
  /** Heading of the annex. */
  readonly heading: Traced;
  readonly table: Traced;
  /** Behind the last cell. */
  readonly trailer: Traced;
}

/** A first cell is a mark and a title. */
const LONGEST_FIRST_ROW = 400;
const ENDS = /[。!?)|:;]/;

export function splitDocument({ flat, startsLine }: SourceText): Parts {
  const isLineStart = (place: number): boolean => startsLine(flat.at[place] ?? 0);
  const [tableStart, tableEnd] = tablePlace(flat, isLineStart);
  const upper = flat.slice(0, tableStart);
  const headingStart = headingPlace(upper, isLineStart);
  const body = upper.slice(0, headingStart);
  const marks = numberedParts(body, isLineStart);
  const bodyStart = marks[0]?.start ?? body.length;
  const runs = marks.map((mark, index) => ({ ...mark, whole: body.slice(mark.start, marks[index + 1]?.start ?? body.length) }));
  return {
    head: body.slice(0, bodyStart),
    sections: runs.filter((run) => run.isSection).map(({ number, length, whole }) => ({ number, mark: whole.slice(0, length), text: whole.slice(length) })),
    chapters: runs.filter((run) => !run.isSection).flatMap(({ whole }) => {
      const second = whole.at.findIndex((offset, place) => place > 0 && startsLine(offset));
      return second < 0 ? [whole] : [whole.slice(0, second), whole.slice(second)];
    }),
    heading: upper.slice(headingStart),
    table: flat.slice(tableStart, tableEnd),
    trailer: flat.slice(tableEnd),
  };
}

/** With bars: from the heads of the columns, or the line of the first cell, to the last bar. Without: from the first task of a list that begins anew. */
function tablePlace(flat: Traced, isLineStart: (place: number) => boolean): [number, number] {
  const bar = flat.text.indexOf('|');
  if (bar < 0) {
    const annex = headingPlace(flat, isLineStart);
    const task = linesOf(flat, isLineStart).find((place) => place >= annex && TASK_MARK.test(flat.text.slice(place, place + 6)));
    if (annex === flat.length || task === undefined) return [flat.length, flat.length];
    const category = linesOf(flat, isLineStart).findLast((place) => place >= annex && place < task && CHAPTER_MARK.test(flat.text.slice(place, place + 6)));
    return [category ?? task, flat.length];
  }
  const head = COLUMN_HEAD_AT_END.exec(flat.text.slice(0, bar));
  if (head) return [head.index, flat.text.lastIndexOf('|') + 1];
  const before = linesOf(flat.slice(0, bar + 1), isLineStart).filter((place) => bar - place < LONGEST_FIRST_ROW);
  // The row before the first bar may have been cut into lines: back to its mark, if it has one.
  const marked = before.findLast((place) => /^(?:[一二三四五六七八九十]+、|\d{1,3}[.、](?!\d))[^。]*$/.test(flat.text.slice(place, bar)));
  return [marked ?? before.at(-1) ?? 0, flat.text.lastIndexOf('|') + 1];
}

function linesOf(flat: Traced, isLineStart: (place: number) => boolean): number[] {
  return flat.at.flatMap((_, place) => (isLineStart(place) ? [place] : []));
}

/** 附件 on a line of its own behind the last sentence; else there is no heading. */
function headingPlace(upper: Traced, isLineStart: (place: number) => boolean): number {
  const places = [...upper.text.matchAll(new RegExp(ANNEX_MARK, 'g'))].map(({ index }) => index);
  return places.find((place) => isLineStart(place) && (place === 0 || ENDS.test(upper.text.charAt(place - 1)))) ?? upper.length;
}

interface Mark {
  readonly start: number;
  readonly length: number;
  readonly number: number;
  readonly isSection: boolean;
}

/** Chapters and sections, each with the number that is due: a cut line that begins with such a sign is none. */
function numberedParts(body: Traced, isLineStart: (place: number) => boolean): Mark[] {
  const marks: Mark[] = [];
  let [chapter, section, isNewChapter] = [0, 0, false];
  for (let start = 0; start < body.length; start += 1) {
    if (!isLineStart(start) && !/[。)]/.test(body.text.charAt(start - 1))) continue;
    const rest = body.text.slice(start, start + 8);
    const match = CHAPTER_MARK.exec(rest) ?? SECTION_MARK.exec(rest);
    if (!match) continue;
    const isSection = match[0].startsWith('(');
    const number = chineseNumber(match.groups?.['number'] ?? '');
    const isDue = isSection ? chapter > 0 && (number === section + 1 || (isNewChapter && number === 1)) : number === chapter + 1;
    if (!isDue) continue;
    [chapter, section, isNewChapter] = isSection ? [chapter, number, false] : [number, section, true];
    marks.push({ start, length: match[0].length, number, isSection });
  }
  return marks;
}
