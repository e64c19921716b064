/** A text on a colour, both `RRGGBB`. */
export interface ColouredCell {
  readonly text: string;
  readonly fill: string;
  readonly ink: string;
}
export type NewCell = string | number | null | ColouredCell;

interface SheetHead {
  readonly name: string;
  readonly columns: readonly { readonly head: string; readonly note?: string; readonly choices?: readonly string[]; readonly width?: number }[];
}
/** What is written: a head row, then rows. */
export interface NewSheet extends SheetHead {
  /** Of a list: what it is a list of, in a row above the head. */
  readonly about?: string;
  readonly rows: readonly (readonly NewCell[])[];
}
export interface ListHead extends SheetHead {
  readonly about: string;
}
