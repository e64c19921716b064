export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** Beyond this the whole middle counts as changed: nobody reads marks in it. */
const LONGEST = 4000;
const TOKEN = /[a-z0-9.%]+|\s+|./giu;

/** Two texts with what is not in the other marked: words of Latin script and figures as a whole, Chinese by the character. */
export const changedWords = (was: string, is: string): { readonly was: readonly Piece[]; readonly is: readonly Piece[] } => {
  const [before, after] = [was.match(TOKEN) ?? [], is.match(TOKEN) ?? []];
  if (before.length + after.length > LONGEST) return { was: [{ text: was, isChanged: was !== is }], is: [{ text: is, isChanged: was !== is }] };
  const kept = common(before, after);
  return { was: piecesOf(before, kept.before), is: piecesOf(after, kept.after) };
};

/** The longest common row of tokens: which of each side belong to it. */
const common = (before: readonly string[], after: readonly string[]): { before: ReadonlySet<number>; after: ReadonlySet<number> } => {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] = before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const kept = { before: new Set<number>(), after: new Set<number>() };
  let [row, column] = [0, 0];
  while (row < before.length && column < after.length) {
    if (before[row] === after[column]) {
      kept.before.add(row);
      kept.after.add(column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return kept;
};

const piecesOf = (tokens: readonly string[], kept: ReadonlySet<number>): Piece[] => {
  const pieces: Piece[] = [];
  tokens.forEach((text, index) => {
    const isChanged = !kept.has(index);
    const last = pieces.at(-1);
    if (last?.isChanged === isChanged) pieces[pieces.length - 1] = { text: last.text + text, isChanged };
    else pieces.push({ text, isChanged });
  });
  return pieces;
};
