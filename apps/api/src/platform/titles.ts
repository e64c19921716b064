import type { CatalogueTask } from '#domain/catalogue/catalogue.js';

export type Titles = ReadonlyMap<string, Pick<CatalogueTask, 'title' | 'englishTitle'>>;

/** A task's titles; its code where the catalogue does not know it. */
export const titlesOf = (titles: Titles | undefined, code: string): { title: string; englishTitle: string } => {
  const task = titles?.get(code);
  return { title: task?.title ?? code, englishTitle: task?.englishTitle ?? code };
};
export const titleOf = (titles: Titles | undefined, code: string): { code: string; title: string; englishTitle: string } => ({ code, ...titlesOf(titles, code) });
