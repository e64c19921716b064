import type { CatalogueDraft, DraftRegionGroup, DraftTask } from '../catalogue-draft.js';
import type { Workbook } from './cell.js';
import { newValues, readSheets, rejectedAt, type ReadRow, type Rejected } from './read-sheets.js';
import type { Value } from './forms.js';
import type { Values } from './rows-of-draft.js';
import { SHEET_FORMS, type SheetForm } from './sheets.js';

interface Read {
  readonly row: ReadRow;
  readonly values: Values;
}
/** The rows of one sheet that are sound. */
type Sound = (list: string) => readonly Read[];

/** 手工录入: a whole draft as typed into the template. Ids are not read; an item whose task or group is not there is rejected (C4). */
export const draftOfWorkbook = (workbook: Workbook): { readonly draft: CatalogueDraft; readonly rejected: readonly Rejected[] } => {
  const { rows, rejected: before } = readSheets(workbook);
  const rejected: Rejected[] = [...before];
  const sound = new Map(SHEET_FORMS.map((form) => [form.list, soundOf(form, rows.get(form) ?? [], rejected)]));
  const of: Sound = (list) => sound.get(list) ?? [];
  const [notice, ...more] = of('notice');
  for (const { row } of more) rejected.push(rejectedAt(row, 'ROW_TWICE'));
  const categories = once(of('categories.#'), rejected).map(({ values }) => ({ ...values, quote: null }));
  const tasks = once(of('tasks.#'), rejected);
  const groups = of('regionGroups.#');
  const draft = {
    notice: notice?.values ?? { documentNumber: null, issuedOn: null, issuer: null, title: null, year: null },
    categories, tasks: tasksOf(tasks, of, rejected), sections: [], regionGroups: groupsOf(groups, of, rejected), openQuestions: [],
  };
  if (tasks.length === 0) rejected.push({ sheet: nameOf('tasks.#'), row: null, column: null, code: 'NO_TASK', value: '' });
  // Sound: each value has the form of its column, and the columns are the draft's fields.
  return { draft: draft as unknown as CatalogueDraft, rejected };
};

const nameOf = (list: string): string => SHEET_FORMS.find((form) => form.list === list)?.name ?? list;

const soundOf = (form: SheetForm, rows: readonly ReadRow[], rejected: Rejected[]): Read[] =>
  rows.flatMap((row) => {
    const values = newValues(form, row, rejected);
    return values && !row.isSpoilt ? [{ row, values }] : [];
  });

/** Rows by what one of their fields says. */
const by = (read: readonly Read[], field: string): ReadonlyMap<Value, readonly Read[]> => {
  const found = new Map<Value, Read[]>();
  for (const each of read) {
    const key = each.values[field] ?? null;
    const known = found.get(key);
    if (known) known.push(each);
    else found.set(key, [each]);
  }
  return found;
};

/** A number stands for one task or category: the second is rejected. */
const once = (read: readonly Read[], rejected: Rejected[]): Read[] =>
  [...by(read, 'number').values()].flatMap(([first, ...more]) => {
    for (const { row } of more) rejected.push(rejectedAt(row, 'NUMBER_TWICE'));
    return first ? [first] : [];
  });

const tasksOf = (tasks: readonly Read[], of: Sound, rejected: Rejected[]): DraftTask[] => {
  const inner = SHEET_FORMS.filter(({ list }) => list.startsWith('tasks.#.'));
  const numbers = new Set(tasks.map(({ values }) => values['number']));
  for (const { list, columns } of inner) for (const { row, values } of of(list)) if (!numbers.has(values['task'] ?? null)) rejected.push(rejectedAt(row, 'UNKNOWN_TASK', columns[0]));
  const ofTasks = new Map(inner.map(({ list }) => [list, by(of(list), 'task')]));
  return tasks.map(({ values }) => {
    const lists = inner.map(({ list, kind }) => {
      const own = ofTasks.get(list)?.get(values['number'] ?? null) ?? [];
      return [list.split('.')[2] ?? '', own.map(({ values: { task: _, ...item } }) => (kind === 'values' ? item['value'] : { ...item, quote: null }))] as const;
    });
    return { ...values, bureauMeasures: values['bureauMeasures'] ?? '', ...Object.fromEntries(lists), quote: null } as unknown as DraftTask;
  });
};

const groupsOf = (groups: readonly Read[], of: Sound, rejected: Rejected[]): DraftRegionGroup[] => {
  const members = of('regionGroups.#.members.#');
  const [named, ofGroups] = [by(groups, 'name'), by(members, 'group')];
  const times = (name: Value | undefined): number => named.get(name ?? null)?.length ?? 0;
  const column = SHEET_FORMS.find(({ list }) => list === 'regionGroups.#.members.#')?.columns[0] ?? null;
  for (const { row, values } of members) if (times(values['group']) !== 1) rejected.push(rejectedAt(row, times(values['group']) === 0 ? 'UNKNOWN_GROUP' : 'GROUP_TWICE', column));
  return groups.map(({ values: { tasks, ...values } }) => {
    const own = times(values['name']) === 1 ? (ofGroups.get(values['name'] ?? null) ?? []).map((each) => each.values['value']) : [];
    return { ...values, ...(tasks === null ? {} : { tasks }), members: own, quote: null } as unknown as DraftRegionGroup;
  });
};
