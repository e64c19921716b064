import { Traced, type Quote } from './traced.js';

/** Blanks, control characters, marks without width and what a font had for itself alone: layout, never text. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Co}\u00a0\u3000]/u;
/** Half- and full-width forms, small and upright forms, radicals a PDF gives in place of characters. */
const HAS_TWIN = /[\u2e80-\u2fdf\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe4f\ufe50-\ufe6f\uff00-\uffef]/;
/** Twins that Unicode does not fold. */
const TWINS: Readonly<Record<string, string>> = { '∶': ':', '│': '|', '┃': '|', '―': '—', '─': '—', '━': '—', '–': '—', '•': '·', '﹒': '.', '〇': '○' };
const LETTER = /[A-Za-z]/;
/** — 7 —, 第7页: on a line of its own it is no text. */
const PAGE_NUMBER = /^(?:[-—]\d{1,3}[-—]|第\d{1,3}页(?:[,/]?共\d{1,3}页)?)$/;

const fold = (sign: string): string => {
  const twin = TWINS[sign];
  if (twin) return twin;
  if (!HAS_TWIN.test(sign)) return sign;
  const folded = sign.normalize('NFKC');
  return folded.length === 1 ? folded : sign;
};

/** Upright quotation marks open and close in turn. */
function inPairs(text: string): string {
  let isOpen = false;
  return text.replace(/["“”]/g, (mark) => {
    isOpen = mark === '“' || (mark === '"' && !isOpen);
    return isOpen ? '“' : '”';
  });
}

/** The source as it came, and its text without layout: no blanks (but one between Latin words), one form of each sign. */
export interface SourceText {
  readonly paragraphs: readonly string[];
  readonly flat: Traced;
  /** True where this character of the source is the first of its line. */
  readonly startsLine: (offset: number) => boolean;
  /** Undefined for what has no character. */
  readonly quote: (part: Traced) => Quote | undefined;
}

export function readSource(source: string): SourceText {
  const paragraphs = source.split('\n');
  const lineStarts: number[] = [];
  const firstSigns = new Set<number>();
  let next = 0;
  for (const line of paragraphs) {
    lineStarts.push(next);
    firstSigns.add(next + firstSign(line));
    next += line.length + 1;
  }
  const lineOf = (offset: number): number => lastAtMost(lineStarts, offset);
  const isBare = (from: number, to: number): boolean => [...source.slice(from, to)].every((sign) => BLANK.test(sign));
  return {
    paragraphs,
    flat: flatten(source),
    startsLine: (offset) => firstSigns.has(offset),
    quote: ({ at }) => {
      const pieces: { line: number; from: number; to: number }[] = [];
      for (const offset of at) {
        const line = lineOf(offset);
        const last = pieces.at(-1);
        if (last?.line === line && offset >= last.to && isBare(last.to, offset)) last.to = offset + 1;
        else pieces.push({ line, from: offset, to: offset + 1 });
      }
      const [first, ...rest] = pieces.map(({ line, from, to }): Quote => ({ paragraph: line, start: from - (lineStarts[line] ?? 0), end: to - (lineStarts[line] ?? 0) }));
      return first && (rest.length > 0 ? { ...first, rest } : first);
    },
  };
}

const firstSign = (line: string): number => {
  let place = 0;
  while (place < line.length && BLANK.test(line.charAt(place))) place += 1;
  return place;
};

function flatten(source: string): Traced {
  const signs: string[] = [];
  const at: number[] = [];
  let start = 0;
  for (const line of source.split('\n')) {
    const flat = flatLine(line);
    if (!PAGE_NUMBER.test(flat.text)) {
      signs.push(flat.text);
      for (const offset of flat.at) at.push(start + offset);
    }
    start += line.length + 1;
  }
  return new Traced(inPairs(signs.join('')), at);
}

function flatLine(line: string): Traced {
  let text = '';
  const at: number[] = [];
  let blank = -1;
  for (let offset = 0; offset < line.length; offset += 1) {
    const sign = line.charAt(offset);
    if (BLANK.test(sign)) {
      blank = offset;
      continue;
    }
    const folded = fold(sign);
    // Two Latin words stay two.
    if (blank >= 0 && LETTER.test(folded) && LETTER.test(text.slice(-1))) {
      text += ' ';
      at.push(blank);
    }
    blank = -1;
    text += folded;
    at.push(offset);
  }
  return new Traced(text, at);
}

/** Index of the last number that is at most this, in a rising list. */
function lastAtMost(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rising[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
