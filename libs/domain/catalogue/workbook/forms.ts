import { isDay } from '../../calendar/day.js';
import { tidy, unescaped, type Cell } from './cell.js';

/** Why a row is not taken. */
export const ROW_REFUSALS = [
  'FORMULA', 'ERROR_CELL', 'MISSING', 'NOT_A_DAY', 'NOT_A_NUMBER', 'NOT_A_COUNT', 'NOT_A_CHOICE', 'NOT_A_TEXT', 'NOT_A_LIST', 'TOO_LONG', 'UNIT_MISSING', 'PERCENT_OUT_OF_RANGE', 'PERCENT_WITHOUT_UNIT',
  'UNKNOWN_SHEET', 'SHEET_TWICE', 'COLUMN_MISSING', 'COLUMN_TWICE', 'OUTSIDE_COLUMNS', 'UNKNOWN_ROW', 'ROW_TWICE', 'FIXED_FIELD', 'CANNOT_ADD', 'CANNOT_TAKE_OUT', 'UNKNOWN_TASK', 'UNKNOWN_GROUP', 'GROUP_TWICE', 'NUMBER_TWICE', 'VALUE_UNFIT', 'NO_TASK', 'TOO_MANY',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

export type Value = string | number | boolean | null | readonly number[];
export type ReadValue = { readonly value: Value } | { readonly wrong: RowRefusal };

/** What a column holds: how a cell becomes a value, and back. An empty cell is null before any form is asked. */
export interface Form {
  readonly note: { readonly zh: string; readonly en: string };
  readonly choices?: readonly string[];
  readonly read: (cell: Exclude<Cell, null>) => ReadValue;
  readonly show: (value: Value) => string | number | null;
}

/** The draft's own limit of a text. */
const LONGEST = 20_000;
/** Full-width digits and signs as plain ones, without blanks. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** Of a cell that a person typed as text or as a number. */
const typed = (cell: Exclude<Cell, null>): string | undefined => (typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : undefined);
const refused = (cell: Exclude<Cell, null>, otherwise: RowRefusal): { readonly wrong: RowRefusal } => {
  if (typeof cell === 'object' && 'formula' in cell) return { wrong: 'FORMULA' };
  return { wrong: typeof cell === 'object' && 'error' in cell ? 'ERROR_CELL' : otherwise };
};

export const text: Form = {
  note: { zh: '文字', en: 'text' },
  read: (cell) => {
    const found = typeof cell === 'object' && 'day' in cell ? cell.day : typed(cell);
    if (found === undefined) return refused(cell, 'NOT_A_TEXT');
    const value = tidy(unescaped(tidy(found)));
    return value.length > LONGEST ? { wrong: 'TOO_LONG' } : { value };
  },
  show: (value) => (value === null ? null : String(value)),
};

export const day: Form = {
  note: { zh: '日期：日期格式的单元格，或文字 YYYY-MM-DD', en: 'a day: a date cell, or text YYYY-MM-DD' },
  read: (cell) => {
    const found = typeof cell === 'object' && 'day' in cell ? cell.day : plain(typeof cell === 'string' ? cell : '');
    return isDay(found) ? { value: found } : refused(cell, 'NOT_A_DAY');
  },
  show: (value) => (value === null ? null : String(value)),
};

/** A number, or a share that the sheet shows as one; `30%` as text is one too. */
export const amount: Form = {
  note: { zh: '数字；百分比写 0 至 100 的数，单位写 %', en: 'a number; of a percentage 0 to 100, with the unit %' },
  read: (cell) => {
    const found = typeof cell === 'object' && 'percent' in cell ? `${cell.percent}%` : plain(typed(cell) ?? '');
    const [, sign] = /^[-+]?\d{1,15}(?:\.\d{1,10})?(%?)$/.exec(found) ?? [];
    return sign === undefined ? refused(cell, 'NOT_A_NUMBER') : { value: Number(found.replace('%', '')) };
  },
  show: (value) => (typeof value === 'number' ? value : null),
};
/** Whether a cell says by itself that it is a percentage. */
export const saysPercent = (cell: Cell | undefined): boolean => (typeof cell === 'object' && cell !== null && 'percent' in cell) || (typeof cell === 'string' && plain(cell).endsWith('%'));

export const count: Form = {
  note: { zh: '正整数', en: 'a whole number from 1' },
  read: (cell) => {
    const found = plain(typed(cell) ?? '');
    return /^[1-9]\d{0,3}$/.test(found) ? { value: Number(found) } : refused(cell, 'NOT_A_COUNT');
  },
  show: (value) => (typeof value === 'number' ? value : null),
};

export const numbers: Form = {
  note: { zh: '任务序号，以顿号分隔；可空', en: 'numbers of tasks, parted by 、; may be empty' },
  read: (cell) => {
    const found = plain(typed(cell) ?? '').split(/[、,;]/);
    return found.every((each) => /^[1-9]\d?$/.test(each)) ? { value: found.map(Number) } : refused(cell, 'NOT_A_LIST');
  },
  show: (value) => (Array.isArray(value) && value.length > 0 ? value.join('、') : null),
};

/** One of the words; what people also write for a word stands behind it. */
export const oneOf = <T extends string | boolean>(words: readonly (readonly [value: T, word: string, ...others: string[]])[]): Form => {
  const choices = words.map(([, word]) => word);
  return {
    choices,
    note: { zh: `填写其一：${choices.join('、')}`, en: `one of: ${choices.join(', ')}` },
    read: (cell) => {
      const found = plain(unescaped(typeof cell === 'string' ? cell : ''));
      const word = words.find(([, ...known]) => known.some((each) => plain(each) === found));
      return word ? { value: word[0] } : refused(cell, 'NOT_A_CHOICE');
    },
    show: (value) => words.find(([known]) => known === value)?.[1] ?? null,
  };
};
