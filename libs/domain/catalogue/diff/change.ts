import type { DraftQuote } from '../catalogue-draft.js';
import { normal } from './likeness.js';
import { pairItems } from './pair-items.js';

export const CHANGE_KINDS = ['moved', 'reworded', 'changed_duty'] as const;
export const CHANGED_FIELDS = [
  'number', 'category', 'title', 'bureauMeasures', 'departments', 'localMeasures', 'obligations', 'milestones', 'metrics', 'reportingDuties',
  'text', 'actor', 'due', 'figure', 'level', 'mandatory', 'group', 'members', 'rule',
] as const;

/** Where something stands in its draft, and in its source. */
export interface Place {
  readonly path: string;
  readonly quote: DraftQuote | null;
}
/** One thing that is otherwise. Null where one side does not have it: a milestone that came or went is a change of the list. */
export interface Change {
  readonly kind: (typeof CHANGE_KINDS)[number];
  readonly field: (typeof CHANGED_FIELDS)[number];
  readonly was: string | null;
  readonly is: string | null;
  readonly before: Place | null;
  readonly after: Place | null;
}

/** An item of a list as it is held against another: its wording, and the facts of the duty. */
export interface Compared {
  readonly text: string;
  readonly facts: Readonly<Partial<Record<Change['field'], string | null>>>;
  readonly place: Place;
}

const isSame = (a: string | null, b: string | null): boolean => a === b || (a !== null && b !== null && normal(a) === normal(b));

export const changed = (kind: Change['kind'], field: Change['field'], was: string | null, is: string | null, before: Place, after: Place): Change[] =>
  isSame(was, is) ? [] : [{ kind, field, was, is, before: within(before, field), after: within(after, field) }];
const within = ({ path, quote }: Place, field: Change['field']): Place => ({ path: `${path}.${field}`, quote });

/** Whatever of the duty is otherwise. */
export const factChanges = (before: Compared, after: Compared): Change[] =>
  Object.keys(after.facts).flatMap((name) => {
    // Sound: both sides' facts were made by one function.
    const field = name as Change['field'];
    // A notice that does not name the members of a group says nothing of them.
    if (field === 'members' && (before.facts.members ?? null) === null !== ((after.facts.members ?? null) === null)) return [];
    return changed('changed_duty', field, before.facts[field] ?? null, after.facts[field] ?? null, before.place, after.place);
  });
export const wordChanges = (before: Compared, after: Compared, field: Change['field']): Change[] => changed('reworded', field, before.text, after.text, before.place, after.place);

/** What came and what went is a changed duty. */
export const cameAndWent = (list: Change['field'], gone: readonly Compared[], come: readonly Compared[]): Change[] => [
  ...gone.map(({ text, place }): Change => ({ kind: 'changed_duty', field: list, was: text, is: null, before: place, after: null })),
  ...come.map(({ text, place }): Change => ({ kind: 'changed_duty', field: list, was: null, is: text, before: null, after: place })),
];

/** Items of two lists paired by what their texts share; nobody is asked within a task. */
export const listChanges = (list: Change['field'], before: readonly Compared[], after: readonly Compared[]): Change[] => {
  const pairs = pairItems(before.map(asItem), after.map(asItem));
  const [paired, partners] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
  return [
    ...pairs.flatMap((pair) => {
      const [old, next] = [before[pair.before], after[pair.after]];
      return old && next ? [...factChanges(old, next), ...wordChanges(old, next, 'text')] : [];
    }),
    ...cameAndWent(list, before.filter((_, place) => !paired.has(place)), after.filter((_, place) => !partners.has(place))),
  ];
};
const asItem = ({ text }: Compared) => ({ title: text, body: '' });
