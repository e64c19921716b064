import type { DraftOpenQuestion, QuestionKind } from './draft.js';
import type { SourceText } from './source-text.js';
import type { Quote, Traced } from './traced.js';

/** Who the guideline's own measures are of: its name as the letter signs it, and what a measure may call it. */
export interface Bureau {
  readonly name: string;
  readonly pattern: string;
}

/** Asked once, wherever else the same words stand; others once a place. */
const ONCE: ReadonlySet<QuestionKind> = new Set(['collective', 'two_readings', 'lead_department', 'group_members', 'group_level'] as const);

/** What the readers of the parts write down beside their own answer: open questions, and which characters a field holds. */
export class Notebook {
  readonly #held = new Set<number>();
  readonly #asked = new Set<string>();
  readonly #questions: DraftOpenQuestion[] = [];

  constructor(
    readonly source: SourceText,
    /** The year of the guideline; dates without one are of it. */
    readonly year: number | null,
    readonly bureau: Bureau,
  ) {}

  /** A field (or the layout of the list: marks, labels) holds these characters. */
  hold(...parts: readonly (Traced | undefined)[]): void {
    for (const part of parts) for (const offset of part?.at ?? []) this.#held.add(offset);
  }

  isHeld(offset: number): boolean {
    return this.#held.has(offset);
  }

  ask(kind: QuestionKind, text: string, part: Traced): void {
    const quote = this.quote(part);
    const key = JSON.stringify([kind, text, ...(ONCE.has(kind) ? [] : [quote.paragraph, quote.start])]);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#questions.push({ kind, text, quote });
  }

  /** In the order of the parts: goals, sections, tasks, groups, the notice as a whole. */
  get questions(): readonly DraftOpenQuestion[] {
    return this.#questions;
  }

  quote(part: Traced): Quote {
    const quote = this.source.quote(part);
    if (!quote) throw new Error('a quote of nothing');
    return quote;
  }
}
