import { sentencesOf } from './find-in-text.js';
import type { CatalogueDraft } from './draft.js';
import type { Notebook } from './notebook.js';
import type { Traced } from './traced.js';

const LAYOUT = /[|—\-。,;:、]/;

/** Sentences of the letter of which no field holds a word, and of the rest all that none holds. Nothing is dropped in silence. */
export function unusedOf(letter: readonly Traced[], parts: readonly Traced[], notes: Notebook): CatalogueDraft['unused'] {
  const ofLetter = letter.flatMap(sentencesOf).filter((sentence) => !sentence.at.some((offset) => notes.isHeld(offset)));
  return [...ofLetter, ...parts.flatMap((part) => sentencesOf(part).flatMap((sentence) => runsNotHeld(sentence, notes)))].map((run) => ({ text: run.text, quote: notes.quote(run) }));
}

function runsNotHeld(sentence: Traced, notes: Notebook): Traced[] {
  const runs: Traced[] = [];
  let from = -1;
  for (let place = 0; place <= sentence.length; place += 1) {
    const isFree = place < sentence.length && !notes.isHeld(sentence.at[place] ?? -1) && sentence.text.charAt(place) !== '|';
    if (isFree && from < 0) from = place;
    if (!isFree && from >= 0) {
      const run = sentence.slice(from, place);
      const text = run.trim(LAYOUT);
      if (text.length > 0) runs.push(/。$/.test(run.text) ? sentence.slice(sentence.at.indexOf(text.at[0] ?? -1), place) : text);
      from = -1;
    }
  }
  return runs;
}
