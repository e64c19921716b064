import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { TurnSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import type { CatalogueDiffView, CatalogueSourceView, CatalogueVersionList, CatalogueVersionView } from './generated/types.gen.js';

export const catalogueVersionsQuery = ({ after, before }: TurnSearch = {}) =>
  queryOptions({ queryKey: ['catalogue-versions', { after, before }], queryFn: () => request<CatalogueVersionList>(withQuery(apiPathTo.catalogueVersions(), { after, before })), placeholderData: keepPreviousData });

export const catalogueVersionQuery = (id: string) =>
  queryOptions({ queryKey: ['catalogue-version', id], queryFn: () => request<CatalogueVersionView>(apiPathTo.catalogueVersion(id)) });

/** What was imported never changes. */
export const catalogueSourceQuery = (id: string) =>
  queryOptions({ queryKey: ['catalogue-source', id], queryFn: () => request<CatalogueSourceView>(apiPathTo.catalogueSource(id)), staleTime: Infinity });

/** `other`: the older one. */
export const catalogueDiffQuery = (id: string, other: string) =>
  queryOptions({ queryKey: ['catalogue-diff', id, other], queryFn: () => request<CatalogueDiffView>(withQuery(apiPathTo.catalogueDiff(id), { with: other })) });
