import type { CatalogueDraft, DraftQuote, DraftTask } from '../catalogue-draft.js';
import { CHANGE_KINDS, type Change } from './change.js';
import { pairItems, type Pair, type PairItem } from './pair-items.js';
import { taskChanges, type PlacedTask } from './task-changes.js';

export const DIFF_KINDS = ['new', 'dropped', 'unsure', ...CHANGE_KINDS, 'same'] as const;
export type DiffKind = (typeof DIFF_KINDS)[number];

/** A task as one notice has it. */
export interface DiffSide {
  readonly path: string;
  readonly number: number;
  readonly title: string;
  readonly category: number | null;
  readonly quote: DraftQuote | null;
}
/** A task of either notice, or of both. `kinds`: `new`, `dropped`, `same`, or each way in which it is otherwise; `unsure` stands beside what would be otherwise. */
export interface DiffItem {
  readonly kinds: readonly DiffKind[];
  /** How alike, 0–1; null where there is one side alone. */
  readonly score: number | null;
  /** A person said that they are one. */
  readonly isDecided: boolean;
  readonly before: DiffSide | null;
  readonly after: DiffSide | null;
  readonly changes: readonly Change[];
}

/** What a person decided of a task of each notice, by their paths (`tasks.7`). */
export interface TaskPairDecision {
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
}

/** Tasks of two notices that belong together, by what their headings and measures share, and by what people decided. */
export const pairTasks = (before: CatalogueDraft, after: CatalogueDraft, decisions: readonly TaskPairDecision[] = []): Pair[] =>
  pairItems(before.tasks.map(itemOf), after.tasks.map(itemOf), decisions.map((each) => ({ before: placeOf(each.before), after: placeOf(each.after), same: each.same })));

const itemOf = ({ title, bureauMeasures, localMeasures }: DraftTask): PairItem => ({ title, body: [bureauMeasures, ...localMeasures.map(({ text }) => text)].join('') });

/** `tasks.7` is the one name of a task in its draft: corrections never move it. */
export const taskPath = (place: number): string => `tasks.${place}`;
const placeOf = (path: string): number => Number(path.slice('tasks.'.length));
export const isTaskOf = (draft: CatalogueDraft, path: string): boolean => draft.tasks.some((_, place) => taskPath(place) === path);

/** 两份通知的比较 (X2): in the order of the newer notice, what was dropped at the end. */
export const diffCatalogues = (before: CatalogueDraft, after: CatalogueDraft, decisions: readonly TaskPairDecision[] = []): DiffItem[] => {
  const pairs = pairTasks(before, after, decisions);
  const dropped = placed(before).filter((_, place) => !pairs.some((pair) => pair.before === place));
  return [
    ...placed(after).map((next, place): DiffItem => {
      const pair = pairs.find((each) => each.after === place);
      const old = pair && placed(before)[pair.before];
      return pair && old ? pairedItem(pair, old, next) : { kinds: ['new'], score: null, isDecided: false, before: null, after: sideOf(next), changes: [] };
    }),
    ...dropped.map((old): DiffItem => ({ kinds: ['dropped'], score: null, isDecided: false, before: sideOf(old), after: null, changes: [] })),
  ];
};

const placed = (draft: CatalogueDraft): PlacedTask[] => draft.tasks.map((task, place) => ({ draft, task, path: taskPath(place) }));
const sideOf = ({ task: { number, title, category, quote }, path }: PlacedTask): DiffSide => ({ path, number, title, category, quote });

const pairedItem = ({ score, isSure, isDecided }: Pair, before: PlacedTask, after: PlacedTask): DiffItem => {
  const changes = taskChanges(before, after);
  const kinds = CHANGE_KINDS.filter((kind) => changes.some((change) => change.kind === kind));
  return { kinds: isSure ? (kinds.length > 0 ? kinds : ['same']) : ['unsure', ...kinds], score: Math.round(score * 100) / 100, isDecided, before: sideOf(before), after: sideOf(after), changes };
};
