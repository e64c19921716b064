import type { CatalogueVersion } from './catalogue.js';
import { DEPARTMENTS } from './catalogue-2024/departments.js';
import { DRAFT_2024 } from './catalogue-2024/draft.js';
import { questionId } from './catalogue-draft.js';
import { convertDraft } from './convert-draft.js';
import { DEMO_CITIES } from './demo-cities.js';
import type { KnownUnit } from './draft-problem.js';
import { groupIdOf } from './group-id.js';
import { PROVINCIAL_UNITS } from './provincial-units.js';

/** Whom a draft may name: the organisation that the demo begins with. */
export const KNOWN_UNITS: readonly KnownUnit[] = [
  ...DEPARTMENTS.map((each) => ({ ...each, kind: 'department' as const })), ...PROVINCIAL_UNITS.map((each) => ({ ...each, kind: 'province' as const })), ...DEMO_CITIES.map((each) => ({ ...each, kind: 'city' as const })),
];

const converted = convertDraft(DRAFT_2024, KNOWN_UNITS);
if ('problems' in converted) throw new Error(`the draft of 2024 is no catalogue: ${JSON.stringify(converted.problems)}`);
const groups = new Set(DRAFT_2024.regionGroups.map(({ name }) => name));

/** 国知发运字〔2024〕7号, converted as an import is. Its questions are still open: nobody has answered them. */
export const CATALOGUE_2024: CatalogueVersion = {
  ...converted.catalogue,
  openQuestions: DRAFT_2024.openQuestions.map(({ about, text }, index) => ({ id: questionId(index), about: groups.has(about) ? groupIdOf(about) : about, question: text })),
};
