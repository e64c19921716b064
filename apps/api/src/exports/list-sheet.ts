import { ABOUT, codeWord, EXPORTED_LISTS, HEADS, type ExportedList } from '#api-types/export-words.js';
import { roleWord, statusWord, type Bilingual } from '#api-types/words.js';
import { inert, type ColouredCell, type NewCell, type NewSheet } from '#documents/spreadsheet.js';
import { beijingText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';

export type Language = 'zh' | 'en';
type Head = keyof typeof HEADS;
/** A list as it goes out: its heads, with widths where texts are long. */
export interface ListSheet {
  readonly at: string;
  readonly total: number;
  readonly columns: readonly (Head | readonly [Head, number])[];
  readonly rows: readonly (readonly NewCell[])[];
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

/** Whose sheet, and of what: the row above the heads names cycle, as-of instant, filters and person. */
export const sheetOf = (list: ExportedList, { at, total, columns, rows }: ListSheet, filters: readonly (readonly [string, string])[], cycle: string | undefined, user: SignedIn, say: Say): NewSheet => {
  const word = (text: Bilingual): string => say.word(text);
  const told = filters.map(([key, value]) => `${key in HEADS ? word(HEADS[key as Head]) : key} ${value}`).join(word(ABOUT.and));
  const about = [
    word(EXPORTED_LISTS[list]),
    ...(cycle === undefined ? [] : [`${word(ABOUT.cycle)} ${cycle}`]),
    `${word(ABOUT.asOf)} ${say.instant(at)}${word(ABOUT.beijing)}`,
    `${word(ABOUT.filters)} ${told === '' ? word(ABOUT.none) : told}`,
    `${word(ABOUT.total)} ${total}`,
    `${word(ABOUT.by)} ${user.name} (${user.roles.map((role) => word(roleWord(role))).join(word(ABOUT.and))})`,
  ].join(word(ABOUT.comma));
  return {
    name: word(EXPORTED_LISTS[list]),
    about: inert(about),
    columns: columns.map((column) => (typeof column === 'string' ? { head: word(HEADS[column]) } : { head: word(HEADS[column[0]]), width: column[1] })),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))),
  };
};
