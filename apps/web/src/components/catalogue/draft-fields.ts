import type { CatalogueDraft } from '../../api/generated/types.gen.js';

/** Characters of a paragraph of the source; what a page break parted goes on in `rest`. */
export interface QuotePart {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}
export type Quote = QuotePart & { readonly rest?: readonly QuotePart[] };

/** How a field is edited; null: shown, the API lets nobody set it. */
export type FieldKind = 'text' | 'long' | 'day' | 'number' | 'year' | 'flag' | 'departments' | 'members' | 'level' | 'unitLevel' | 'comparator' | 'group' | 'category';
export interface DraftField {
  readonly path: string;
  /** Of the message that names it. */
  readonly name: string;
  readonly value: unknown;
  readonly quote: Quote | null;
  readonly kind: FieldKind | null;
}
export interface DraftItem {
  /** The path by which it is taken out as a whole; null: it belongs to its block. */
  readonly path: string | null;
  readonly name: string;
  readonly number: number;
  readonly fields: readonly DraftField[];
}
export interface DraftBlock {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
  readonly title: string;
  readonly items: readonly DraftItem[];
  /** Lists that an item may be added to, with the path of the next. */
  readonly lists: readonly { readonly name: ListName; readonly next: string }[];
}

export const LISTS = {
  localMeasures: { actor: 'text', text: 'long' },
  obligations: { level: 'level', mandatory: 'flag', rule: 'text', group: 'group', unitLevel: 'unitLevel' },
  milestones: { due: 'day', datePhrase: 'text', actor: 'text', text: 'long' },
  metrics: { comparator: 'comparator', value: 'number', unit: 'text', due: 'day', actor: 'text', text: 'long' },
  reportingDuties: { due: 'day', actor: 'text', text: 'long' },
} as const satisfies Record<string, Record<string, FieldKind>>;
export type ListName = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as ListName[];

/** What an import tells beside the parts that rules read; a draft entered by hand may have none of it. */
interface Told {
  readonly addressees?: readonly { readonly name: string; readonly quote?: Quote | null }[];
  readonly goals?: readonly { readonly name: string; readonly quote?: Quote | null; readonly targets?: readonly { readonly text: string; readonly quote?: Quote | null }[] }[];
  readonly reportingDuties?: readonly { readonly text: string; readonly quote?: Quote | null }[];
  readonly unused?: readonly { readonly text: string; readonly quote?: Quote | null }[];
}
interface ToldSection {
  readonly number?: number;
  readonly title?: string;
  readonly quote?: Quote | null;
  readonly duties: readonly { readonly text?: string; readonly departments: readonly string[]; readonly joint?: boolean; readonly quote?: Quote | null }[];
}
interface ToldTask {
  readonly fieldQuotes?: { readonly bureauMeasures?: Quote | null; readonly departments?: readonly Quote[] };
}
type Task = CatalogueDraft['tasks'][number];

const shown = (path: string, name: string, value: unknown, quote: Quote | null = null): DraftField => ({ path, name, value, quote, kind: null });

/** Every field of a draft, in the order of the text: what the page shows and the keys walk through. */
export const blocksOf = (draft: CatalogueDraft): readonly DraftBlock[] => {
  // Sound: the API hands on what else the import wrote, in the form of its draft.
  const told = draft as unknown as Told;
  return [
    noticeBlock(draft, told),
    ...listed('goals', (told.goals ?? []).flatMap(({ name, quote = null, targets = [] }, index) => [{ name: 'goal', fields: [shown(`goals.${index}`, 'name', name, quote), ...targets.map((target, at) => shown(`goals.${index}.targets.${at}`, 'target', target.text, target.quote ?? null))] }])),
    ...(draft.sections as unknown as readonly ToldSection[]).map(sectionBlock),
    ...listed('categories', draft.categories.map(({ title, quote }, index) => ({ name: 'category', fields: [{ path: `categories.${index}.title`, name: 'title', value: title, quote, kind: 'text' as const }] }))),
    ...draft.tasks.map(taskBlock),
    ...listed('groups', draft.regionGroups.map((group, index) => ({ name: 'group', fields: groupFields(group, `regionGroups.${index}`) }))),
    ...listed('duties', (told.reportingDuties ?? []).map(({ text, quote = null }, index) => ({ name: 'reportingDuties', fields: [shown(`reportingDuties.${index}`, 'text', text, quote)] }))),
    ...listed('unused', (told.unused ?? []).map(({ text, quote = null }, index) => ({ name: 'sentence', fields: [shown(`unused.${index}`, 'text', text, quote)] }))),
  ];
};

const listed = (id: string, items: readonly Pick<DraftItem, 'name' | 'fields'>[]): DraftBlock[] =>
  items.length === 0 ? [] : [{ id, name: id, number: null, title: '', items: items.map((item, index) => ({ ...item, path: null, number: index + 1 })), lists: [] }];

const noticeBlock = ({ notice }: CatalogueDraft, { addressees = [] }: Told): DraftBlock => {
  const quote = notice.quote ?? null;
  const field = (name: 'documentNumber' | 'issuedOn' | 'issuer' | 'title' | 'year', kind: FieldKind): DraftField => ({ path: `notice.${name}`, name, value: notice[name] ?? null, quote, kind });
  const fields = [field('title', 'text'), field('documentNumber', 'text'), field('issuer', 'text'), field('issuedOn', 'day'), field('year', 'year'), ...addressees.map((each, index) => shown(`addressees.${index}`, 'addressee', each.name, each.quote ?? null))];
  return { id: 'notice', name: 'notice', number: null, title: '', items: [{ path: null, name: 'notice', number: 1, fields }], lists: [] };
};

const sectionBlock = ({ number = 0, title = '', quote = null, duties }: ToldSection, index: number): DraftBlock => ({
  id: `sections.${index}`, name: 'section', number, title, lists: [],
  items: [
    { path: null, name: 'section', number: 1, fields: [shown(`sections.${index}`, 'title', title, quote)] },
    ...duties.map((duty, at) => ({
      path: null, name: 'duty', number: at + 1,
      fields: [shown(`sections.${index}.duties.${at}.text`, 'text', duty.text ?? '', duty.quote ?? null), shown(`sections.${index}.duties.${at}.departments`, duty.joint ? 'joint' : 'departments', duty.departments, duty.quote ?? null)],
    })),
  ],
});

const taskBlock = (task: Task, index: number): DraftBlock => {
  const path = `tasks.${index}`;
  const { fieldQuotes } = task as unknown as ToldTask;
  const [first, ...rest] = fieldQuotes?.departments ?? [];
  const own: DraftField[] = [
    { path: `${path}.title`, name: 'title', value: task.title, quote: task.quote, kind: 'text' },
    { path: `${path}.category`, name: 'category', value: task.category, quote: task.quote, kind: 'category' },
    { path: `${path}.departments`, name: 'departments', value: task.departments, quote: first ? { ...first, rest: rest.flatMap((each) => [each, ...(each.rest ?? [])]) } : task.quote, kind: 'departments' },
    { path: `${path}.bureauMeasures`, name: 'bureauMeasures', value: task.bureauMeasures, quote: fieldQuotes?.bureauMeasures ?? task.quote, kind: 'long' },
  ];
  return {
    id: path, name: 'task', number: task.number, title: task.title,
    items: [{ path: null, name: 'task', number: 1, fields: own }, ...LIST_NAMES.flatMap((list) => task[list].map((item, at) => listItem(list, item, `${path}.${list}`, at)))],
    lists: LIST_NAMES.map((name) => ({ name, next: `${path}.${name}.${task[name].length}` })),
  };
};

const listItem = (list: ListName, item: Task[ListName][number], path: string, at: number): DraftItem => ({
  path: `${path}.${at}`, name: list, number: at + 1,
  fields: (Object.entries(LISTS[list]) as [string, FieldKind][]).map(([name, kind]) => ({ path: `${path}.${at}.${name}`, name, value: item[name] ?? null, quote: item.quote, kind })),
});

const groupFields = ({ name, unitLevel, members, quote }: CatalogueDraft['regionGroups'][number], path: string): DraftField[] => [
  { path: `${path}.name`, name: 'name', value: name, quote, kind: 'text' },
  { path: `${path}.unitLevel`, name: 'unitLevel', value: unitLevel, quote, kind: 'unitLevel' },
  { path: `${path}.members`, name: 'members', value: members, quote, kind: 'members' },
];

export const fieldsOf = (blocks: readonly DraftBlock[]): readonly DraftField[] => blocks.flatMap(({ items }) => items.flatMap(({ fields }) => fields));

/** The field that a path names; of a path that names more, its first. */
export const fieldAt = (fields: readonly DraftField[], path: string | undefined): DraftField | undefined =>
  path === undefined ? undefined : (fields.find((field) => field.path === path) ?? fields.find((field) => field.path.startsWith(`${path}.`)));
