import { isDay } from '#domain/calendar/day.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';
import type { CatalogueVersion, Department } from '#domain/catalogue/catalogue.js';
import type { CatalogueDraft } from '#domain/catalogue/catalogue-draft.js';
import { convertDraft } from '#domain/catalogue/convert-draft.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import type { DraftProblem, KnownUnit } from '#domain/catalogue/draft-problem.js';
import { groupIdOf } from '#domain/catalogue/group-id.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';

export interface NoticeCatalogue {
  readonly catalogue: CatalogueVersion;
  /** Departments of the notice that the demo had not known. */
  readonly newDepartments: readonly Department[];
}

/**
 * The catalogue of a draft that nobody has confirmed, by the rules of a confirmation: for a demo alone. What an open question
 * asks for stays out, and the question stays; what nobody can launch without is a problem.
 */
export const noticeCatalogue = (draft: CatalogueDraft): NoticeCatalogue | { readonly problems: readonly DraftProblem[] } => {
  const newDepartments = newOf(draft);
  const units: KnownUnit[] = [
    ...[...DEPARTMENTS, ...newDepartments].map((each) => ({ ...each, kind: 'department' as const })),
    ...PROVINCIAL_UNITS.map((each) => ({ ...each, kind: 'province' as const })),
    ...DEMO_CITIES.map((each) => ({ ...each, kind: 'city' as const })),
  ];
  const converted = convertDraft(withoutOpen(draft), units);
  if ('problems' in converted) return converted;
  const openQuestions = draft.openQuestions.map(({ text }, index) => ({ id: `q${index + 1}`, about: 'tasks', question: text }));
  return { catalogue: { ...converted.catalogue, openQuestions }, newDepartments };
};

const newOf = ({ tasks }: CatalogueDraft): Department[] =>
  [...new Set(tasks.flatMap(({ departments }) => departments))]
    .filter((name) => !DEPARTMENTS.some((each) => each.name === name || each.shortName === name))
    .map((name) => ({ id: `dept-${groupIdOf(name)}`, name, shortName: name, englishName: name }));

/** Dates that name no day and bounds that say only "about" wait for their answer. */
const withoutOpen = (draft: CatalogueDraft): CatalogueDraft => ({
  ...draft,
  tasks: draft.tasks.map((task) => ({
    ...task,
    milestones: task.milestones.filter(({ due }) => due !== null && isDay(due)),
    metrics: task.metrics.filter(({ comparator }) => comparator !== '~'),
  })),
});
