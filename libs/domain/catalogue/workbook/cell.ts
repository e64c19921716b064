/** What stands in a cell. A formula is never evaluated; `percent` is a number that the sheet shows as one: 30 of 30 %. */
export type Cell = null | string | number | boolean | { readonly day: string } | { readonly percent: number } | { readonly formula: string } | { readonly error: string };

/** Rows as they stand in a file, counted as people see them. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
}
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
}
export type Workbook = readonly Sheet[];

export const isEmptyCell = (cell: Cell | undefined): boolean => cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

/** A text as it is compared and kept: lines end in one way, nothing that no XML can hold, no blanks around. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, ' ').replace(/\p{Surrogate}/gu, '\ufffd').trim();

/** What a program might take for a formula, in full width too; a line end in front of it goes when it is saved. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
/** A text as it goes into a cell: it begins with no sign that starts a formula, whatever the file is turned into. */
export const escaped = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);
export const unescaped = (text: string): string => (text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text);

/** For people: what of a cell a message shows. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'object') return String(cell);
  if ('day' in cell) return cell.day;
  if ('percent' in cell) return `${cell.percent}%`;
  return 'formula' in cell ? `=${cell.formula}` : cell.error;
};
