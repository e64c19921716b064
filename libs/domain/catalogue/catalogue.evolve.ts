import { doersOf, type Actor } from '../access/actor.js';
import type { UserId } from '../shared/ids.js';
import { evolveBy } from '../shared/stream.js';
import { questionId } from './catalogue-draft.js';
import type { CatalogueEvents } from './catalogue.events.js';
import type { CatalogueState, ImportedCatalogue, PairDecided } from './catalogue.state.js';

const imported = (state: CatalogueState): ImportedCatalogue => {
  if (state.status === 'not_imported') throw new Error(`${state.id} was not imported`);
  return state;
};
const personOf = (actor: Actor): UserId => doersOf(actor)[0] ?? 'system';
const workedOnBy = (state: ImportedCatalogue, actor: Actor): readonly UserId[] => [...new Set([...state.workedOn, ...doersOf(actor)])];

/** The last word on two tasks stands; one task is the same as one other. */
const withPair = (pairs: readonly PairDecided[], pair: PairDecided): readonly PairDecided[] => [
  ...pairs.filter((each) => {
    const isSameTask = each.before === pair.before || each.after === pair.after;
    return each.with !== pair.with || !isSameTask || ((each.before !== pair.before || each.after !== pair.after) && !(each.same && pair.same));
  }),
  { with: pair.with, before: pair.before, after: pair.after, same: pair.same },
];

export const evolveCatalogue = evolveBy<CatalogueState, CatalogueEvents>({
  CatalogueImported: ({ id, sequence, hash }, { actor, data: { sourceHash, draftHash, questions } }) => ({
    id, sequence, hash, status: 'draft', sourceHash, draftHash, importedBy: personOf(actor), workedOn: doersOf(actor),
    open: Array.from({ length: questions }, (_, index) => questionId(index)), answered: [], confirmedBy: null, year: null, catalogueHash: null,
  }),
  QuestionAnswered: (state, { actor, data: { question } }) => {
    const before = imported(state);
    return { ...before, workedOn: workedOnBy(before, actor), open: before.open.filter((each) => each !== question), answered: [...new Set([...before.answered, question])] };
  },
  FieldCorrected: (state, { actor, data: { draftHash } }) => {
    const before = imported(state);
    return { ...before, workedOn: workedOnBy(before, actor), draftHash };
  },
  CatalogueConfirmed: (state, { actor, data: { year, catalogueHash } }) => ({ ...imported(state), status: 'confirmed', confirmedBy: personOf(actor), year, catalogueHash }),
  // It changes nothing of the draft: who decides it may confirm.
  PairDecided: (state, { data }) => ({ ...imported(state), pairs: withPair(imported(state).pairs ?? [], data) }),
});
