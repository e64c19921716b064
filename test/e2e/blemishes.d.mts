interface SeenText {
  readonly text: string;
  /** In pixels, by `cutter`. */
  readonly cutBy: number;
  readonly cutter: string;
  readonly floats: boolean;
  readonly lines: readonly { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }[];
}
/** Runs in a page; nothing of its surroundings goes along. */
export function textsOnPage(): SeenText[];
/** In a sentence each. */
export function blemishesOf(texts: readonly SeenText[]): string[];
