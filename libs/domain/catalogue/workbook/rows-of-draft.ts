import type { CatalogueDraft } from '../catalogue-draft.js';
import { escaped, tidy } from './cell.js';
import type { Form, Value } from './forms.js';
import { SHEET_FORMS, type SheetForm } from './sheets.js';

export type Values = Readonly<Record<string, Value>>;
/** A row of a sheet as the draft has it. */
export interface DraftRow {
  readonly path: string;
  readonly values: Values;
}

/** What stands in the draft for one sheet, in its order. */
export const rowsOf = ({ list, kind, columns }: SheetForm, draft: CatalogueDraft): readonly DraftRow[] => {
  const [top = '', , inner] = list.split('.');
  if (list === 'notice') return [{ path: list, values: valuesOf(columns, draft.notice) }];
  const outer = (draft as unknown as Readonly<Record<string, readonly Fields[]>>)[top] ?? [];
  if (inner === undefined) return outer.map((item, index) => ({ path: `${top}.${index}`, values: valuesOf(columns, item) }));
  return outer.flatMap((parent, index) =>
    ((parent[inner] ?? []) as readonly unknown[]).map((item, place) => ({
      path: `${top}.${index}.${inner}.${place}`,
      values: { ...(kind === 'values' ? { value: item as string } : valuesOf(columns, item as Fields)), ...(top === 'tasks' ? { task: (parent['number'] ?? null) as Value } : { group: (parent['name'] ?? null) as Value }) },
    })),
  );
};

type Fields = Readonly<Record<string, unknown>>;
const valuesOf = (columns: SheetForm['columns'], item: object): Values => Object.fromEntries(columns.map(({ field }) => [field, ((item as Fields)[field] ?? null) as Value]));
/** A value as it goes into a cell. */
export const shownIn = (form: Form, value: Value): string | number | null => {
  const shown = form.show(value);
  return typeof shown === 'string' ? escaped(tidy(shown)) || null : shown;
};

/** A sheet as it is written: ids in the first column. */
export interface WrittenSheet {
  readonly form: SheetForm;
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** 目录草稿 as sheets; of no draft: the empty template (C4). */
export const sheetsOf = (draft: CatalogueDraft | null): readonly WrittenSheet[] =>
  SHEET_FORMS.map((form) => ({ form, rows: draft === null ? [] : rowsOf(form, draft).map(({ path, values }) => [path, ...form.columns.map(({ field, form: how }) => shownIn(how, values[field] ?? null))]) }));
