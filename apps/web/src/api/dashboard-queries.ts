import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { AssignmentListSearch, RatesSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import type { AssignmentList, RateList, SavedViewList, ScoreAppealList, ScoreList, SearchView } from './generated/types.gen.js';

/** Page after page by key. */
export const assignmentListQuery = (year: number, search: AssignmentListSearch) =>
  infiniteQueryOptions({
    queryKey: ['assignments', year, search],
    queryFn: ({ pageParam }) => request<AssignmentList>(withQuery(apiPathTo.assignments(), { cycle: year, ...search, after: pageParam })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const ratesQuery = (year: number, by: Exclude<RatesSearch['by'], 'score' | undefined>, { level, province, asOf }: Omit<RatesSearch, 'by'>) =>
  queryOptions({ queryKey: ['rates', year, by, level, province, asOf], queryFn: () => request<RateList>(withQuery(apiPathTo.rates(), { cycle: year, by, level, province, asOf })), placeholderData: keepPreviousData });

export const scoresQuery = (year: number, { level, province, asOf }: Omit<RatesSearch, 'by'>) =>
  queryOptions({ queryKey: ['scores', year, level, province, asOf], queryFn: () => request<ScoreList>(withQuery(apiPathTo.scores(), { cycle: year, level, province, asOf })), placeholderData: keepPreviousData });

export const scoreAppealsQuery = (year: number) => queryOptions({ queryKey: ['scores', 'appeals', year], queryFn: () => request<ScoreAppealList>(withQuery(apiPathTo.scoreAppeals(), { cycle: year })) });

export const searchQuery = (year: number, text: string) =>
  queryOptions({ queryKey: ['search', year, text], queryFn: () => request<SearchView>(withQuery(apiPathTo.search(), { cycle: year, q: text })), enabled: text !== '', staleTime: 30_000, placeholderData: keepPreviousData });

export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: () => request<SavedViewList>(apiPathTo.savedViews()).then(({ views }) => views), staleTime: 60_000 });
