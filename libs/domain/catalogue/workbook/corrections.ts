import type { CatalogueDraft } from '../catalogue-draft.js';
import { correctField } from '../correct-field.js';
import { isEmptyCell, tidy, type Workbook } from './cell.js';
import type { Value } from './forms.js';
import { figureFits, newValues, readSheets, rejectedAt, valueAt, type ReadRow, type Rejected } from './read-sheets.js';
import { rowsOf, shownIn, type DraftRow, type Values } from './rows-of-draft.js';
import { SHEET_FORMS, type Column, type SheetForm } from './sheets.js';

/** A field as `CorrectField` takes it. */
export interface SheetCorrection {
  readonly path: string;
  readonly was: unknown;
  readonly value: unknown;
}
export interface SheetDifferences {
  /** Each on the draft that those before it made. */
  readonly corrections: readonly SheetCorrection[];
  /** So many differ that it is another catalogue: none is told. */
  readonly isTooMany: boolean;
  readonly rejected: readonly Rejected[];
}

/** Each becomes an act of its own. */
const MOST_CORRECTIONS = 1_000;

/** A correction with the row that asks for it. `add`: `path` is the list, at whose end it goes. */
interface Wanted {
  readonly path: string;
  readonly value: unknown;
  readonly row: ReadRow | null;
  readonly add?: boolean;
}

/** What a workbook says otherwise than the draft it came from: fields, then items taken out, then new ones (C4). */
export const differencesOf = (draft: CatalogueDraft, workbook: Workbook): SheetDifferences => {
  const { rows, rejected: before } = readSheets(workbook);
  const rejected: Rejected[] = [...before];
  const wanted: Wanted[] = SHEET_FORMS.flatMap((form) => {
    const found = rows.get(form);
    // A sheet that is not there says nothing.
    return found ? ofSheet({ form, draft, rejected, known: new Map(rowsOf(form, draft).map((row) => [row.path, row])) }, found) : [];
  });
  if (wanted.length > MOST_CORRECTIONS) return { corrections: [], isTooMany: true, rejected };
  return { ...applied(draft, inOrder(wanted), rejected), isTooMany: false, rejected };
};

interface SheetScene {
  readonly form: SheetForm;
  readonly draft: CatalogueDraft;
  /** By their paths, in the order of the draft. */
  readonly known: ReadonlyMap<string, DraftRow>;
  readonly rejected: Rejected[];
}

const ofSheet = (scene: SheetScene, rows: readonly ReadRow[]): Wanted[] => {
  const { form, known, rejected } = scene;
  const seen = new Set<string>();
  const fresh = rows.filter((row) => row.path === null || isOf(scene, row, seen));
  const missing = [...known.values()].filter(({ path }) => !seen.has(path));
  if (form.kind === 'values') return valuesOf(scene, fresh, new Set(missing.map(({ path }) => path)));
  if (form.kind === 'fixed') rejected.push(...missing.map(({ path }): Rejected => ({ sheet: form.name, row: null, column: null, code: 'CANNOT_TAKE_OUT', value: path })));
  return [
    ...fresh.flatMap((row) => (row.path === null ? added(scene, row) : changed(scene, row, row.path))),
    ...(form.kind === 'items' ? missing.map(({ path }): Wanted => ({ path, value: null, row: null })) : []),
  ];
};

/** Whether a row's id names a row of this draft, for the first time. */
const isOf = ({ known, rejected }: SheetScene, row: ReadRow, seen: Set<string>): boolean => {
  const path = row.path ?? '';
  const code = !known.has(path) ? 'UNKNOWN_ROW' : seen.has(path) ? 'ROW_TWICE' : null;
  if (code !== null) rejected.push(rejectedAt(row, code));
  else seen.add(path);
  return code === null;
};

const isSame = ({ form }: Column, cell: ReadRow['cells'][string], value: Value): boolean => {
  const shown = shownIn(form, value);
  if (cell === undefined || cell === null || isEmptyCell(cell)) return shown === null;
  if (cell === shown) return true;
  const read = form.read(cell);
  return 'value' in read && JSON.stringify(comparable(read.value)) === JSON.stringify(comparable(value));
};
const comparable = (value: Value): Value => (typeof value === 'string' ? tidy(value) : value);

/** Fields of a row that are otherwise; undefined where one is rejected, then none is taken. */
const otherFields = ({ form, known, rejected }: SheetScene, row: ReadRow): Values | undefined => {
  const before = known.get(row.path ?? '')?.values ?? {};
  const columns = form.columns.filter((column) => !isSame(column, row.cells[column.field] ?? null, before[column.field] ?? null));
  const wrong: Rejected[] = [];
  const values = columns.map((column) => {
    if (!column.isFixed) return [column.field, valueAt(row, column, wrong)] as const;
    wrong.push(rejectedAt(row, 'FIXED_FIELD', column));
    return [column.field, undefined] as const;
  });
  const found = Object.fromEntries(values) as Values;
  if (wrong.length === 0 && columns.length > 0) figureFits(form, row, { ...before, ...found }, wrong);
  rejected.push(...wrong);
  return wrong.length === 0 && !row.isSpoilt ? found : undefined;
};

const changed = (scene: SheetScene, row: ReadRow, path: string): Wanted[] => Object.entries(otherFields(scene, row) ?? {}).map(([field, value]) => ({ path: `${path}.${field}`, value, row }));

const added = (scene: SheetScene, row: ReadRow): Wanted[] => {
  const { form, rejected } = scene;
  if (form.kind === 'fixed') {
    rejected.push(rejectedAt(row, 'CANNOT_ADD'));
    return [];
  }
  const values = newValues(form, row, rejected);
  const list = values && listOf(scene, row, values);
  if (!values || list === undefined) return [];
  const { task: _, ...item } = values;
  return [{ path: list, value: item, row, add: true }];
};

/** The list that a new row goes to; undefined, and rejected, where no task or group is named by it, or more than one. */
const listOf = ({ form, draft, rejected }: SheetScene, row: ReadRow, { task, group }: Values): string | undefined => {
  const [top = '', , inner = ''] = form.list.split('.');
  const places = (top === 'tasks' ? draft.tasks.map(({ number }) => number === task) : draft.regionGroups.map(({ name }) => tidy(name) === group)).flatMap((fits, index) => (fits ? [index] : []));
  if (places.length === 1) return `${top}.${places[0]}.${inner}`;
  rejected.push(rejectedAt(row, places.length > 1 ? 'GROUP_TWICE' : top === 'tasks' ? 'UNKNOWN_TASK' : 'UNKNOWN_GROUP', form.columns[0]));
  return undefined;
};

/** Lists of names are corrected as a whole, in the order of the sheet. */
const valuesOf = (scene: SheetScene, rows: readonly ReadRow[], missing: ReadonlySet<string>): Wanted[] => {
  const { form, known, rejected } = scene;
  const lists = new Map<string, { now: Value[]; row: ReadRow | null }>([...known.keys()].map((path) => [path.replace(/\.\d+$/, ''), { now: [], row: null }]));
  for (const row of rows) {
    const before = known.get(row.path ?? '');
    const values = before ? (otherFields(scene, row) ?? {}) : newValues(form, row, rejected);
    const list = before ? before.path.replace(/\.\d+$/, '') : values && listOf(scene, row, values);
    if (!values || list === undefined) continue;
    const { now } = lists.get(list) ?? { now: [] as Value[] };
    now.push(values['value'] ?? before?.values['value'] ?? null);
    lists.set(list, { now, row });
  }
  return [...lists].flatMap(([path, { now, row }]) => {
    const was = [...known.values()].filter((each) => each.path.startsWith(`${path}.`));
    const isSameList = was.length === now.length && was.every(({ path: at, values }, index) => !missing.has(at) && values['value'] === now[index]);
    return isSameList ? [] : [{ path, value: now, row }];
  });
};

/** Fields first, as their places are those of the file; then what goes, from the end; then what comes. */
const inOrder = (wanted: readonly Wanted[]): Wanted[] => {
  const placeOf = ({ path }: Wanted): number => Number(path.split('.').at(-1));
  const isOut = ({ value, add, path }: Wanted): boolean => value === null && !add && /\.\d+$/.test(path);
  const out = wanted.filter(isOut).sort((a, b) => placeOf(b) - placeOf(a));
  return [...wanted.filter((each) => !isOut(each) && !each.add), ...out, ...wanted.filter(({ add }) => add)];
};

/** What the act itself would not take is rejected here. */
const applied = (draft: CatalogueDraft, wanted: readonly Wanted[], rejected: Rejected[]): Pick<SheetDifferences, 'corrections'> => {
  let next = draft;
  const corrections: SheetCorrection[] = [];
  for (const { path: at, value, row, add } of wanted) {
    const path = add ? `${at}.${lengthOf(next, at)}` : at;
    const corrected = correctField(next, path, value);
    if ('wrong' in corrected) {
      rejected.push(row ? { ...rejectedAt(row, 'VALUE_UNFIT'), value: path } : { sheet: '', row: null, column: null, code: 'VALUE_UNFIT', value: path });
      continue;
    }
    next = corrected.draft;
    corrections.push({ path, was: corrected.was, value });
  }
  return { corrections };
};

const lengthOf = (draft: CatalogueDraft, list: string): number => {
  const [, task = '', name = ''] = list.split('.');
  return ((draft.tasks[Number(task)] as unknown as Readonly<Record<string, readonly unknown[]>> | undefined)?.[name] ?? []).length;
};
