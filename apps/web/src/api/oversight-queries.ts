import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { AuditSearch, LoadSearch, MetricsSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import type { AuditList, LoadItems, LoadView, RollUpView, SecurityRules } from './generated/types.gen.js';

export const rollUpQuery = (year: number, metric: string, { kind, asOf }: { kind: MetricsSearch['kind']; asOf: string | undefined }) =>
  queryOptions({ queryKey: ['roll-up', year, metric, kind, asOf], queryFn: () => request<RollUpView>(withQuery(apiPathTo.rollUp(), { cycle: year, metric, kind, asOf })), placeholderData: keepPreviousData });

export const loadQuery = (department: string | undefined) =>
  queryOptions({ queryKey: ['load', department], queryFn: () => request<LoadView>(withQuery(apiPathTo.load(), { department })), placeholderData: keepPreviousData });

/** Page after page by key. */
export const loadItemsQuery = (search: LoadSearch) =>
  infiniteQueryOptions({
    queryKey: ['load', 'items', search],
    queryFn: ({ pageParam }) => request<LoadItems>(withQuery(apiPathTo.loadItems(), { ...search, after: pageParam })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The trail says that it was read: only when it is asked for, not whenever the window gets the focus. */
export const auditQuery = (search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: ['audit', search],
    queryFn: ({ pageParam }) => request<AuditList>(withQuery(apiPathTo.audit(), { ...search, after: pageParam })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });

export const securityRulesQuery = queryOptions({ queryKey: ['security-rules'], queryFn: () => request<SecurityRules>(apiPathTo.securityRules()) });
