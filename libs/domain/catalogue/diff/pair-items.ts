import { gramsOf, likeness, type Grams } from './likeness.js';

/** What is held against each other: a heading, and what stands under it. */
export interface PairItem {
  readonly title: string;
  readonly body: string;
}

/** What a person decided of two items, by their places. */
export interface PairDecision {
  readonly before: number;
  readonly after: number;
  readonly same: boolean;
}

export interface Pair {
  readonly before: number;
  readonly after: number;
  /** 0–1. */
  readonly score: number;
  /** Unsure: a person is asked. */
  readonly isSure: boolean;
  readonly isDecided: boolean;
}

/** How alike two items must be. In the notice of 2024 two unlike tasks come to 0.29 at most; one heading over two wholly other texts to 0.58. */
export const THRESHOLDS = {
  /** From here on they are one, without asking. */
  sure: 0.55,
  /** From here on a person is asked; below they have nothing to do with each other. */
  unsure: 0.33,
  /** An item left over that is so nearly as alike as the partner makes the pair unsure: a task may have been split, or two joined. */
  rival: 0.1,
  /** Weight of the heading; the rest is the body's. */
  title: 0.5,
} as const;

/**
 * Pairs the items of two lists: what a person decided first, then the most alike of all that are left, and so on. Deterministic,
 * and the same whichever list comes first. What no pair holds is new or dropped.
 */
export const pairItems = (before: readonly PairItem[], after: readonly PairItem[], decisions: readonly PairDecision[] = []): Pair[] => {
  const score = scored(before, after);
  const decided = decisions.filter(({ same }) => same).map((each) => ({ before: each.before, after: each.after, score: score(each.before, each.after), isSure: true, isDecided: true }));
  const parted = new Set(decisions.filter(({ same }) => !same).map((each) => `${each.before} ${each.after}`));
  const taken = { before: new Set(decided.map((each) => each.before)), after: new Set(decided.map((each) => each.after)) };
  const found: Pair[] = [];
  for (const candidate of candidates(before.length, after.length, score)) {
    if (taken.before.has(candidate.before) || taken.after.has(candidate.after) || parted.has(`${candidate.before} ${candidate.after}`)) continue;
    taken.before.add(candidate.before);
    taken.after.add(candidate.after);
    found.push({ ...candidate, isSure: candidate.score >= THRESHOLDS.sure, isDecided: false });
  }
  const left = { before: placesOf(before).filter((place) => !taken.before.has(place)), after: placesOf(after).filter((place) => !taken.after.has(place)) };
  const hasRival = (pair: Pair): boolean => {
    const isRival = (from: number, to: number): boolean => !parted.has(`${from} ${to}`) && score(from, to) >= Math.max(THRESHOLDS.unsure, pair.score - THRESHOLDS.rival);
    return pair.score < 1 && (left.before.some((place) => isRival(place, pair.after)) || left.after.some((place) => isRival(pair.before, place)));
  };
  return [...decided, ...found.map((pair) => (pair.isSure && hasRival(pair) ? { ...pair, isSure: false } : pair))].sort((a, b) => a.after - b.after);
};

const placesOf = (list: readonly PairItem[]): number[] => list.map((_, index) => index);

/** All that are alike enough to ask, the most alike first; among equals the nearest, then the first. */
const candidates = (from: number, to: number, score: (before: number, after: number) => number): { before: number; after: number; score: number }[] =>
  Array.from({ length: from }, (_, before) => Array.from({ length: to }, (_, after) => ({ before, after, score: score(before, after) })))
    .flat()
    .filter((each) => each.score >= THRESHOLDS.unsure)
    .sort((a, b) => b.score - a.score || Math.abs(a.before - a.after) - Math.abs(b.before - b.after) || a.before + a.after - b.before - b.after);

const scored = (before: readonly PairItem[], after: readonly PairItem[]): ((from: number, to: number) => number) => {
  const [old, next] = [before.map(gramsOfItem), after.map(gramsOfItem)];
  const known = old.map((a) => next.map((b) => alike(a, b)));
  return (from, to) => known[from]?.[to] ?? 0;
};

interface ItemGrams {
  readonly title: Grams;
  readonly body: Grams;
}
const gramsOfItem = ({ title, body }: PairItem): ItemGrams => ({ title: gramsOf(title), body: gramsOf(body) });

/** A body that one side does not have says nothing. */
const alike = (a: ItemGrams, b: ItemGrams): number => {
  const title = likeness(a.title, b.title);
  if (a.body.total === 0 || b.body.total === 0) return title === 1 && a.body.total !== b.body.total ? 0.999 : title;
  return THRESHOLDS.title * title + (1 - THRESHOLDS.title) * likeness(a.body, b.body);
};
