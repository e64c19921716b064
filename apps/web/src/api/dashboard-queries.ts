import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { AssignmentListSearch, RatesSearch } from '../path-builder.js';
import { request, withQuery } from './client.js';
import type { AssignmentList, RateList, SavedViewList, ScoreList, SearchView } from './generated/types.gen.js';

/** Page after page by key. */
export const assignmentListQuery = (year: number, search: AssignmentListSearch) =>
  infiniteQueryOptions({
    queryKey: ['assignments', year, search],
    queryFn: ({ pageParam }) => request<AssignmentList>(withQuery(apiPathTo.assignments(), { cycle: year, ...search, after: pageParam })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const ratesQuery = (year: number, by: Exclude<RatesSearch['by'], 'score' | undefined>, asOf: string | undefined) =>
  queryOptions({ queryKey: ['rates', year, by, asOf], queryFn: () => request<RateList>(withQuery(apiPathTo.rates(), { cycle: year, by, asOf })), placeholderData: keepPreviousData });

export const scoresQuery = (year: number) => queryOptions({ queryKey: ['scores', year], queryFn: () => request<ScoreList>(withQuery(apiPathTo.scores(), { cycle: year })) });

export const searchQuery = (year: number, text: string) =>
  queryOptions({ queryKey: ['search', year, text], queryFn: () => request<SearchView>(withQuery(apiPathTo.search(), { cycle: year, q: text })), enabled: text !== '', staleTime: 30_000, placeholderData: keepPreviousData });

export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: () => request<SavedViewList>(apiPathTo.savedViews()).then(({ views }) => views), staleTime: 60_000 });
