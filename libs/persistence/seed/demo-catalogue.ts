import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import type { CatalogueVersion } from '#domain/catalogue/catalogue.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { groupIdOf } from '#domain/catalogue/group-id.js';

/** The group whose members a person has named in the demo; the notice names none (decision record 0033). */
const ANSWERED = groupIdOf('强市建设示范城市');

/** The catalogue of 2024 with one open question answered, so that there are cities. */
export const DEMO_CATALOGUE: CatalogueVersion = {
  ...CATALOGUE_2024,
  regionGroups: CATALOGUE_2024.regionGroups.map((group) => (group.id === ANSWERED ? { ...group, members: DEMO_CITIES.map(({ id }) => id), open: false } : group)),
  openQuestions: CATALOGUE_2024.openQuestions.filter(({ about }) => about !== ANSWERED),
};
