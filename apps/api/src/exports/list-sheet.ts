import { ABOUT, codeWord, EXPORTED_LISTS, HEADS, type ExportedList } from '#api-types/export-words.js';
import { roleWord, statusWord, type Bilingual } from '#api-types/words.js';
import type { ColouredCell, ListHead, NewCell } from '#documents/new-sheet.js';
import { escaped } from '#domain/catalogue/workbook/cell.js';
import { NO_FILTERS } from './list-queries.js';
import { beijingText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';

export type Language = 'zh' | 'en';
type Head = keyof typeof HEADS;
/** A list as it goes out, or a piece of it: its heads, with widths where texts are long. */
export interface ListPiece {
  readonly at: string;
  /** Of the whole list; null: it is told with the first piece, or not known before the last. */
  readonly total: number | null;
  readonly columns: readonly (Head | readonly [Head, number])[];
  readonly rows: readonly (readonly NewCell[])[];
  /** Where the next piece begins; null: there is none. */
  readonly next: string | null;
}

const FILLS: Readonly<Record<string, Pick<ColouredCell, 'fill' | 'ink'>>> = {
  red: { fill: 'B3261E', ink: 'FFFFFF' }, yellow: { fill: 'FFD23F', ink: '1F1F1F' }, green: { fill: '3FA58A', ink: '1F1F1F' }, grey: { fill: 'EDEDED', ink: '1F1F1F' },
};

/** Words of one language. */
export class Say {
  constructor(private readonly language: Language) {}

  word(text: Bilingual): string {
    return text[this.language];
  }
  code(kind: string, code: string | null): string {
    return code === null ? '' : kind === 'status' ? this.word(statusWord(code)) : this.word(codeWord(kind, code));
  }
  /** By word, shape and colour. */
  light(light: string): ColouredCell {
    return { text: this.code('light', light), ...(FILLS[light] ?? { fill: 'FFFFFF', ink: '1F1F1F' }) };
  }
  name(named: { readonly name: string; readonly englishName: string }): string {
    return this.language === 'en' ? named.englishName : named.name;
  }
  title(titled: { readonly title: string; readonly englishTitle: string }): string {
    return this.language === 'en' ? titled.englishTitle : titled.title;
  }
  task(code: string): string {
    return code.toUpperCase();
  }
  /** `2024-06-30 09:00`, in Beijing. */
  instant(at: string | null): string {
    return at === null ? '' : beijingText(at).slice(0, 16);
  }
}

/** Whose sheet it is, and of what: the row above the heads names cycle, as-of instant, filters and person; `total`, where it is known before the rows are written. */
export const headOf = (list: ExportedList, { at, columns }: Pick<ListPiece, 'at' | 'columns'>, total: number | null, filters: string, cycle: string | undefined, user: SignedIn, say: Say): ListHead => {
  const word = (text: Bilingual): string => say.word(text);
  const about = [
    word(EXPORTED_LISTS[list]),
    ...(cycle === undefined ? [] : [`${word(ABOUT.cycle)} ${cycle}`]),
    `${word(ABOUT.asOf)} ${say.instant(at)}${word(ABOUT.beijing)}`,
    `${word(ABOUT.filters)} ${filters === '' ? word(ABOUT.none) : filters}`,
    ...(total === null ? [] : [`${word(ABOUT.total)} ${total}`]),
    `${word(ABOUT.by)} ${user.name} (${user.roles.map((role) => word(roleWord(role))).join(word(ABOUT.and))})`,
  ].join(word(ABOUT.comma));
  return { name: word(EXPORTED_LISTS[list]), about: escaped(about), columns: columns.map((column) => (typeof column === 'string' ? { head: word(HEADS[column]) } : { head: word(HEADS[column[0]]), width: column[1] })) };
};

/** Filters by their words, `nameOf` for units; what is no filter is left out. */
export const filterText = (filters: object, nameOf: (unit: string) => Parameters<Say['name']>[0], say: Say): string => {
  const wordOf = (key: string, value: string): string => (['unit', 'department', 'province'].includes(key) ? say.name(nameOf(value)) : key === 'task' ? say.task(value) : say.code(key, value));
  return Object.entries(filters)
    .flatMap(([key, value]) => (NO_FILTERS.has(key) || typeof value !== 'string' || value === '' ? [] : [`${key in HEADS ? say.word(HEADS[key as Head]) : key} ${wordOf(key, value)}`]))
    .join(say.word(ABOUT.and));
};

/** Under which it is saved. */
export const fileName = (list: ExportedList, at: string, say: Say): string => `${say.word(EXPORTED_LISTS[list])} ${say.instant(at).slice(0, 10)}.xlsx`;

/** No text of a list is a formula. */
export const inertRow = (row: readonly NewCell[]): NewCell[] => row.map((cell) => (typeof cell === 'string' ? escaped(cell) : cell));
