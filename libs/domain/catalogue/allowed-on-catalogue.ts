import type { Actor } from '../access/actor.js';
import { instant } from '../calendar/instant.js';
import type { Refusal } from '../shared/refusal.js';
import type { CatalogueCommandBody, CatalogueVerb } from './catalogue.commands.js';
import { decideCatalogue, type CatalogueFacts } from './catalogue.decide.js';
import type { CatalogueDraft } from './catalogue-draft.js';
import type { ImportedCatalogue } from './catalogue.state.js';

/** What a person may do with a draft, each verb allowed or with the reason why not: the rules themselves, asked with what they would let through. */
export const allowedOnCatalogue = (state: ImportedCatalogue, actor: Actor, draft: CatalogueDraft, conversion: NonNullable<CatalogueFacts['conversion']>): { type: CatalogueVerb; refusal: Refusal | null }[] => {
  const facts: CatalogueFacts = { next: { draft, hash: state.draftHash, was: null }, conversion };
  const asked: readonly CatalogueCommandBody[] = [
    { type: 'AnswerQuestion', question: state.open[0] ?? state.answered[0] ?? '', answer: '', reason: '' },
    { type: 'CorrectField', path: '', value: null, reason: '' },
    { type: 'ConfirmCatalogue', draftHash: state.draftHash },
  ];
  return asked.map((body) => {
    const decided = decideCatalogue(state, { ...body, commandId: '', at: instant(0), actor }, facts);
    return { type: body.type, refusal: 'refusal' in decided ? decided.refusal : null };
  });
};
