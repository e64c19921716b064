import { chineseNumber } from './chinese-number.js';
import { BEFORE_DOCUMENT_NUMBER, BETWEEN_ADDRESSEES, DOCUMENT_NUMBER, ISSUED_TITLE, SIGNED_DATE } from './grammar.js';
import { isDay } from '#domain/calendar/day.js';
import type { Traced } from './traced.js';

/** The letter before the guideline, each part with its place. */
export interface Head {
  readonly documentNumber: Traced | undefined;
  /** 〔〕, whatever brackets the layout has. */
  readonly documentNumberText: string | null;
  readonly issuedOn: string | null;
  readonly date: Traced | undefined;
  readonly issuer: Traced | undefined;
  readonly title: Traced | undefined;
  /** The title over the guideline itself. */
  readonly titleOver: Traced | undefined;
  readonly addressees: readonly Traced[];
  readonly year: number | null;
  /** Up to the date, and what follows the title over the guideline. */
  readonly letter: Traced;
  readonly preamble: Traced;
}

export function readHead(head: Traced): Head {
  const numbers = [...head.text.matchAll(DOCUMENT_NUMBER)];
  const documentMatch = numbers[0];
  const documentNumber = documentMatch && trimmedNumber(head.slice(documentMatch.index, documentMatch.index + documentMatch[0].length));
  const dates = [...head.text.matchAll(SIGNED_DATE)];
  const dateMatch = dates.find((each) => issuerBefore(head, each.index) !== undefined) ?? dates.at(-1);
  const date = dateMatch && head.slice(dateMatch.index, dateMatch.index + dateMatch[0].length);
  const issuedOn = dateMatch ? dayOf(dateMatch) : null;
  const titleMatch = ISSUED_TITLE.exec(head.text);
  const letterEnd = dateMatch ? dateMatch.index + dateMatch[0].length : 0;
  const over = titleBehind(head.slice(letterEnd));
  const title = (titleMatch && head.group(titleMatch, 'title')) ?? over;
  const letterStart = documentMatch ? documentMatch.index + documentMatch[0].length : 0;
  return {
    documentNumber,
    documentNumberText: documentNumber ? documentNumber.text.replace(/[[(【〔](\d{4})[\])】〕]第?/, '〔$1〕') : null,
    issuedOn,
    date,
    issuer: dateMatch && issuerBefore(head, dateMatch.index),
    title,
    titleOver: over,
    addressees: addresseesOf(head.slice(letterStart, dateMatch?.index ?? head.length)),
    year: yearOf(title?.text, issuedOn),
    letter: head.slice(0, letterEnd),
    preamble: head.slice(letterEnd + (over?.length ?? 0)),
  };
}

function trimmedNumber(whole: Traced): Traced {
  const before = BEFORE_DOCUMENT_NUMBER.exec(whole.text.slice(0, whole.text.search(/[〔[(【]/)));
  return before ? whole.slice(before[0].length) : whole;
}

/** The signature: what stands between the last sentence and the date. */
function issuerBefore(head: Traced, date: number): Traced | undefined {
  const from = Math.max(...['。', ':', '!', ';'].map((sign) => head.text.lastIndexOf(sign, date - 1))) + 1;
  const issuer = head.slice(from, date);
  return /^[\u4e00-\u9fff]{2,40}$/.test(issuer.text) && from > 0 ? issuer : undefined;
}

function dayOf(match: RegExpMatchArray): string | null {
  const { year = '', month = '', day = '' } = match.groups ?? {};
  const text = `${chineseNumber(year)}-${String(chineseNumber(month)).padStart(2, '0')}-${String(chineseNumber(day)).padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

/** 推动…年度工作指引(2024): up to its year in brackets, or to the first words of the preamble. */
function titleBehind(rest: Traced): Traced | undefined {
  const match = /^[^。,;:]{4,60}?(?:\(\d{4}年?\)|(?=为(?:进一步|深入|全面|贯彻|做好|加快|扎实|推动|落实)))/.exec(rest.text);
  return match ? rest.slice(0, match[0].length) : undefined;
}

function addresseesOf(letter: Traced): Traced[] {
  const colon = letter.text.indexOf(':');
  const stop = letter.text.indexOf('。');
  if (colon < 0 || (stop >= 0 && stop < colon)) return [];
  return letter.slice(0, colon).split(BETWEEN_ADDRESSEES);
}

function yearOf(title: string | undefined, issuedOn: string | null): number | null {
  const inTitle = title === undefined ? null : (/\((\d{4})年?\)/.exec(title) ?? /(\d{4})年(?!.*\d{4}年)/.exec(title));
  return inTitle?.[1] ? Number(inTitle[1]) : issuedOn ? Number(issuedOn.slice(0, 4)) : null;
}
