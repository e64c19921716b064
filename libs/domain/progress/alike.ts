import type { TaskCode, UnitId } from '../shared/ids.js';

/** Characters of a shingle; long enough that two Chinese words must follow each other alike. */
const SHINGLE = 4;
/** Shorter texts are alike by nature: 无变化. */
const SHORTEST = 20;
/** From this similarity on two texts are alike. */
export const ALIKE = 0.8;

/** Overlapping pieces of a text, without blanks and signs; none of a short one. */
export const shinglesOf = (text: string): ReadonlySet<string> => {
  const plain = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  const pieces = new Set<string>();
  for (let end = SHINGLE; end <= plain.length && plain.length >= SHORTEST; end++) pieces.add(plain.slice(end - SHINGLE, end).join(''));
  return pieces;
};

/** Shared pieces ÷ all pieces of two texts, 0–1. */
export const similarity = (a: ReadonlySet<unknown>, b: ReadonlySet<unknown>): number => {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const piece of a) if (b.has(piece)) shared++;
  return shareOf(shared, a.size, b.size);
};
const shareOf = (shared: number, a: number, b: number): number => shared / (a + b - shared);

export interface TextOfUnit {
  readonly task: TaskCode;
  readonly unit: UnitId;
  readonly text: string;
}
/** By its place among the texts. */
export interface Likest {
  readonly other: number;
  readonly alike: number;
}
/** Where a piece stands in a text, the rarest first. */
interface Standing {
  readonly text: number;
  readonly at: number;
}

/**
 * For each text, in their order, the earlier one of its task and of another unit that it is most like; of equals the earliest; undefined: it is like none.
 * Texts are met by a rare piece that both hold, not one by one: two that are alike share one of their few rarest.
 */
export const likestOf = (texts: readonly TextOfUnit[]): (Likest | undefined)[] => {
  const pieces = byRarity(texts.map(({ text }) => shinglesOf(text)));
  const standings = new Map<number, Standing[]>();
  const metBy = new Int32Array(texts.length).fill(-1);
  return texts.map(({ task, unit }, text) => {
    const own = pieces[text] ?? new Set();
    let best: Likest | undefined;
    let at = 0;
    for (const piece of own) {
      // Who holds none of the pieces before is no more like than this.
      if ((own.size - at) / own.size < (best?.alike ?? ALIKE)) break;
      for (const other of standings.get(piece) ?? []) {
        if (metBy[other.text] === text || texts[other.text]?.unit === unit || texts[other.text]?.task !== task) continue;
        metBy[other.text] = text;
        const theirs = pieces[other.text] ?? new Set();
        const most = shareOf(Math.min(own.size - at, theirs.size - other.at), own.size, theirs.size);
        if (isBetter({ other: other.text, alike: most }, best)) {
          const met = { other: other.text, alike: similarity(own, theirs) };
          if (isBetter(met, best)) best = met;
        }
      }
      at++;
    }
    stand(own, text, standings);
    return best;
  });
};

const isBetter = (met: Likest, best: Likest | undefined): boolean => met.alike >= ALIKE && (best === undefined || met.alike > best.alike || (met.alike === best.alike && met.other < best.other));

/** So many of its rarest that nobody can be like it who holds none of them. */
const stand = (own: ReadonlySet<number>, text: number, standings: Map<number, Standing[]>): void => {
  let at = 0;
  for (const piece of own) {
    if (at > own.size - Math.floor(ALIKE * own.size)) return;
    const those = standings.get(piece);
    if (those) those.push({ text, at });
    else standings.set(piece, [{ text, at }]);
    at++;
  }
};

/** Pieces by numbers that grow with how many texts hold them: in one order in every text. */
const byRarity = (texts: readonly ReadonlySet<string>[]): ReadonlySet<number>[] => {
  const held = new Map<string, number>();
  for (const pieces of texts) for (const piece of pieces) held.set(piece, (held.get(piece) ?? 0) + 1);
  const heldBy: string[][] = texts.map(() => []);
  for (const [piece, count] of held) heldBy[count - 1]?.push(piece);
  const number = new Map(heldBy.flat().map((piece, index) => [piece, index]));
  return texts.map((pieces) => new Set(Int32Array.from(pieces, (piece) => number.get(piece) ?? 0).sort()));
};
