/** A text without what layout and input methods do to it: blanks, full-width forms, kinds of quotation marks. */
export const normal = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').replace(/[“”„‟]/g, '"').replace(/[‘’]/g, "'");

/** A text as its pairs of neighbouring characters, each with how often it stands there. */
export interface Grams {
  readonly text: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

export const gramsOf = (text: string): Grams => {
  const characters = [...normal(text)];
  const grams = characters.length === 1 ? characters : characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  const counts = new Map<string, number>();
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return { text: characters.join(''), counts, total: grams.length };
};

/** Dice's coefficient of two texts, 0–1; 1: the same text, or two that are empty. */
export const likeness = (a: Grams, b: Grams): number => {
  if (a.text === b.text) return 1;
  if (a.total === 0 || b.total === 0) return 0;
  let shared = 0;
  for (const [gram, count] of a.counts) shared += Math.min(count, b.counts.get(gram) ?? 0);
  // Two texts of the same pairs in another order are not the same text.
  return Math.min((2 * shared) / (a.total + b.total), 0.999);
};
