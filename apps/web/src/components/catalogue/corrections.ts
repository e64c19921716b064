import type { CatalogueVersionView } from '../../api/generated/types.gen.js';

export type Correction = CatalogueVersionView['corrections'][number];

const ITEM = /^(tasks\.\d+\.\w+)\.(\d+)$/;

/** What was corrected, by the path that the field has now: an item taken out moves those behind it up. */
export const correctionsByPath = (corrections: readonly Correction[]): ReadonlyMap<string, readonly Correction[]> => {
  let found = new Map<string, readonly Correction[]>();
  for (const correction of corrections) {
    const [, list, place] = ITEM.exec(correction.path) ?? [];
    if (list !== undefined && correction.value === null) found = withoutItem(found, list, Number(place));
    else found.set(correction.path, [...(found.get(correction.path) ?? []), correction]);
  }
  return found;
};

const withoutItem = (found: ReadonlyMap<string, readonly Correction[]>, list: string, place: number): Map<string, readonly Correction[]> =>
  new Map(
    [...found].flatMap(([path, those]) => {
      if (!path.startsWith(`${list}.`)) return [[path, those] as const];
      const [at = '', ...rest] = path.slice(list.length + 1).split('.');
      if (Number(at) === place) return [];
      return [[[list, Number(at) > place ? Number(at) - 1 : at, ...rest].join('.'), those] as const];
    }),
  );
