import type { CatalogueVersionView } from '../../api/generated/types.gen.js';
import type { DraftField, Quote } from './draft-fields.js';

export interface Question {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly quote: Quote | null;
  readonly answer: CatalogueVersionView['questions'][number]['answer'];
  /** The field that the question is about, where its answer can be set in one. */
  readonly field: DraftField | undefined;
}

/** A question may quote the date's wording alone, its field the whole sentence. */
const isWithin = (inner: Quote | null, outer: Quote | null): boolean => inner !== null && outer !== null && inner.paragraph === outer.paragraph && inner.start >= outer.start && inner.end <= outer.end;

/** What a kind asks for, as long as the field does not say it. */
const ASKS: Readonly<Record<string, (field: DraftField) => boolean>> = {
  group_members: ({ name, value }) => name === 'members' && Array.isArray(value),
  group_level: ({ name, value, path }) => name === 'unitLevel' && value === null && path.startsWith('regionGroups.'),
  date: ({ name, kind, value }) => name === 'due' && kind !== null && value === null,
  tolerance: ({ name, value }) => name === 'comparator' && value === '~',
};

/** The questions of a draft with their quotes, each with the field that its quote stands in. */
export const questionsOf = ({ questions, draft }: CatalogueVersionView, fields: readonly DraftField[]): readonly Question[] =>
  questions.map((question, index) => {
    const quote = draft.openQuestions[index]?.quote ?? null;
    const asks = ASKS[question.kind];
    return { ...question, quote, field: asks && fields.find((field) => asks(field) && isWithin(quote, field.quote)) };
  });

export interface KindOfQuestions {
  readonly kind: string;
  readonly questions: readonly Question[];
}

/** In the order in which the kinds appear. */
export const byKind = (questions: readonly Question[]): readonly KindOfQuestions[] =>
  [...new Set(questions.map(({ kind }) => kind))].map((kind) => ({ kind, questions: questions.filter((question) => question.kind === kind) }));
