/** Equal seed, equal numbers (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How often, 0 to 1, at each place where it can happen. */
export interface Noise {
  /** A blank between two characters, of one kind or another. */
  readonly blanks: number;
  /** The other width of a sign or digit. */
  readonly widths: number;
  /** A line break inside a line that is not short. */
  readonly cuts: number;
  /** A row of the table goes on in a second one, at a page break. */
  readonly pageBreaks: number;
  /** 局内 and what follows begin on a line of their own. */
  readonly lineOfItsOwn: number;
}

export const NOISE: Noise = { blanks: 0.1, widths: 0.3, cuts: 0.01, pageBreaks: 0.5, lineOfItsOwn: 0.5 };

const BLANKS = [' ', ' ', '  ', '\u3000', '\u00a0', '\t', '\u200b'];
const WIDE = /[!-~]/;
const SHORT_LINE = 12;

/** The same notice as a bad extraction would give it: equal seed, equal noise. The catalogue must not change. */
export function withNoise(text: string, seed: number, noise: Noise = NOISE): string {
  const random = seededRandom(seed);
  const happens = (share: number): boolean => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const inWidth = (sign: string): string => (/[“”]/.test(sign) && happens(noise.widths) ? '"' : WIDE.test(sign) && sign !== '|' && happens(noise.widths) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign);
  const spread = (line: string): string =>
    [...line].map((sign, place) => {
      const cut = place > 0 && line.length > SHORT_LINE && happens(noise.cuts) ? '\n' : '';
      return `${place > 0 && happens(noise.blanks) ? pick(BLANKS) : ''}${cut}${inWidth(sign)}`;
    }).join('');
  return rowsOf(text).map((row) => spreadRow(row, { random, happens, noise })).join('\n').split('\n').map(spread).join('\n');
}

/** Lines; a row of the table (three bars) with its inner line breaks is one. */
function rowsOf(text: string): string[] {
  const rows: string[] = [];
  for (const line of text.split('\n')) {
    const last = rows.at(-1);
    const bars = last === undefined ? 0 : [...last].filter((sign) => sign === '|').length;
    if (last !== undefined && bars > 0 && bars % 3 !== 0) rows[rows.length - 1] = `${last}\n${line}`;
    else rows.push(line);
  }
  return rows;
}

interface Dice {
  readonly random: () => number;
  readonly happens: (share: number) => boolean;
  readonly noise: Noise;
}

/**
 * A task's row goes on in a second one: the rest of its measures, in its own column or moved into the first, and the rest of
 * its allocation beside it. Between them may stand a page number and the heads of the columns again.
 */
function spreadRow(row: string, { random, happens, noise }: Dice): string {
  const [title = '', measures = '', allocation = '', ...rest] = row.split('|');
  if (!/^\s*\d{1,3}\s*[.．]/.test(title) || rest.length !== 1) return row;
  const own = happens(noise.lineOfItsOwn) ? allocation.replace(/(?<=\S)\s*(?=(?:省\s*份|地\s*市|涉\s*及\s*地\s*方)\s*[:：])/, '\n') : allocation;
  if (!happens(noise.pageBreaks) || measures.trim().length < 40) return [title, measures, own, ...rest].join('|');
  const middle = 10 + Math.floor(random() * (measures.trim().length - 20));
  const later = happens(0.5) ? 4 + Math.floor(random() * (own.trim().length - 4)) : -1;
  const [first, second] = later > 0 ? [own.trimEnd().slice(0, later), own.trimEnd().slice(later)] : [own.trimEnd(), ''];
  const foot = happens(0.3) ? '\n— 7 —' : '';
  const heads = happens(0.2) ? '\n重点任务 | 工作举措 | 任务分工 |' : '';
  const cells = [measures.trimEnd().slice(middle), second && happens(0.5) ? `\n${second}` : second];
  return `${title}|${measures.trimEnd().slice(0, middle)}|${first}|${foot}${heads}\n${(happens(0.5) ? [...cells, ''] : ['', ...cells]).join('|')}|`;
}
