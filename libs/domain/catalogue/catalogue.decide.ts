import { doersOf } from '../access/actor.js';
import { refuse, type Decision } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import type { CatalogueDraft } from './catalogue-draft.js';
import type { CatalogueVersion } from './catalogue.js';
import type { CatalogueCommandBody } from './catalogue.commands.js';
import type { CatalogueEvents } from './catalogue.events.js';
import type { CatalogueState, ImportedCatalogue } from './catalogue.state.js';
import { isTaskOf } from './diff/diff-catalogues.js';
import type { DraftProblem } from './draft-problem.js';

/** What the record reads or computes for the rules of a catalogue, inside the deciding transaction. */
export interface CatalogueFacts {
  /** Of ImportCatalogue and CorrectField: the draft as it would be, and what stood at the path; `wrong`: it cannot be set. */
  readonly next?: { readonly draft: CatalogueDraft; readonly hash: string; readonly was: unknown } | { readonly wrong: 'UNKNOWN_FIELD' | 'VALUE_UNFIT' };
  /** Of ConfirmCatalogue. */
  readonly conversion?: { readonly catalogue: CatalogueVersion; readonly hash: string } | { readonly problems: readonly DraftProblem[] };
  /** Of ImportCatalogue: what names the source. */
  readonly sourceName?: string;
  /** Of DecidePair: both drafts; null where there is none of that name. */
  readonly compared?: { readonly before: CatalogueDraft | null; readonly after: CatalogueDraft };
}
type Decided = Decision<NewEventOf<CatalogueEvents>>;
type Command<T extends CatalogueCommandBody['type']> = Extract<CatalogueCommandBody, { type: T }> & Sent;

/** So many are named in a refusal; the count says how many there are. */
const NAMED = 20;

/** Every rule of a catalogue's draft (C1–C3). */
export const decideCatalogue = (state: CatalogueState, command: CatalogueCommandBody & Sent, facts: CatalogueFacts): Decided => {
  const { actor, type } = command;
  if (actor.kind !== 'user' || !actor.roles.includes('coordinator')) return refuse('WRONG_ROLE', { verb: type, roles: ['coordinator'] });
  if (command.type === 'ImportCatalogue') return importDraft(state, command, facts);
  if (state.status === 'not_imported') return refuse('NOT_FOUND', { catalogue: state.id });
  if (command.type === 'DecidePair') return decidePair(state, command, facts);
  if (state.status !== 'draft') return refuse('WRONG_STATE', { verb: type, status: state.status, from: ['draft'] });
  switch (command.type) {
    case 'AnswerQuestion':
      return answer(state, command);
    case 'CorrectField':
      return correct(command, facts);
    case 'ConfirmCatalogue':
      return confirm(state, command, facts);
  }
};

const importDraft = (state: CatalogueState, { sourceHash, draft }: Command<'ImportCatalogue'>, { next }: CatalogueFacts): Decided => {
  if (state.status !== 'not_imported') return refuse('ALREADY_IMPORTED', { catalogue: state.id });
  if (!next || 'wrong' in next) throw new Error(`${state.id}: the draft was not hashed`);
  return { events: [{ type: 'CatalogueImported', data: { sourceHash, draftHash: next.hash, questions: draft.openQuestions.length } }] };
};

/** A question that was answered may be answered anew until the catalogue is confirmed: both answers stay in the record. */
const answer = ({ open, answered }: ImportedCatalogue, { question, answer: text, reason }: Command<'AnswerQuestion'>): Decided =>
  open.includes(question) || answered.includes(question) ? { events: [{ type: 'QuestionAnswered', data: { question }, texts: { answer: text, reason } }] } : refuse('UNKNOWN_QUESTION', { question });

const correct = ({ path, value, reason }: Command<'CorrectField'>, { next }: CatalogueFacts): Decided => {
  if (!next || 'wrong' in next) return refuse(next?.wrong ?? 'UNKNOWN_FIELD', { path });
  return { events: [{ type: 'FieldCorrected', data: { path, draftHash: next.hash }, texts: { value: JSON.stringify(value), was: JSON.stringify(next.was), reason } }] };
};

const confirm = (state: ImportedCatalogue, { draftHash, actor, type }: Command<'ConfirmCatalogue'>, { conversion }: CatalogueFacts): Decided => {
  const same = doersOf(actor).find((doer) => state.workedOn.includes(doer));
  if (same !== undefined) return refuse('SECOND_PERSON_NEEDED', { verb: type, by: same });
  if (draftHash !== state.draftHash) return refuse('SEQUENCE_CHANGED', { draftHash: state.draftHash });
  if (state.open.length > 0) return refuse('QUESTIONS_OPEN', { count: state.open.length, questions: state.open.slice(0, NAMED) });
  if (!conversion) throw new Error(`${state.id}: the draft was not converted`);
  if ('problems' in conversion) return refuse('DRAFT_UNFIT', { count: conversion.problems.length, problems: conversion.problems.slice(0, NAMED).map(({ code, path }) => `${path} ${code}`) });
  return { events: [{ type: 'CatalogueConfirmed', data: { year: conversion.catalogue.year, draftHash, catalogueHash: conversion.hash } }] };
};

/** Of a draft and of a frozen version alike: it says nothing of what the notice says. */
const decidePair = ({ id }: ImportedCatalogue, { with: other, before, after, same, reason }: Command<'DecidePair'>, { compared }: CatalogueFacts): Decided => {
  if (!compared?.before || other === id) return refuse('NOT_FOUND', { catalogue: other });
  const path = isTaskOf(compared.before, before) ? (isTaskOf(compared.after, after) ? null : after) : before;
  return path === null ? { events: [{ type: 'PairDecided', data: { with: other, before, after, same }, texts: { reason } }] } : refuse('UNKNOWN_FIELD', { path });
};
