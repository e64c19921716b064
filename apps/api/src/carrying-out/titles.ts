import type { CatalogueTask } from '#domain/catalogue/catalogue.js';

export type Titles = ReadonlyMap<string, Pick<CatalogueTask, 'title' | 'englishTitle'>>;

export const titleOf = (titles: Titles, code: string): { code: string; title: string; englishTitle: string } => {
  const task = titles.get(code);
  return { code, title: task?.title ?? code, englishTitle: task?.englishTitle ?? code };
};
