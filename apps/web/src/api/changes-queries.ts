import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { CarryOverSearch, ChangesSearch, TurnSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import { cycleOf } from './cycles-queries.js';
import type { CalendarView, CarryOverPreviewView, ChangeSetList, ChangeSetView, RulesView } from './generated/types.gen.js';

export const changeSetsQuery = ({ after, before }: TurnSearch = {}) => queryOptions({ queryKey: ['change-sets', 'list', { after, before }], queryFn: () => request<ChangeSetList>(withQuery(apiPathTo.changeSets(), { after, before })), placeholderData: keepPreviousData });

/** While it is carried out it is looked at each second. */
export const changeSetQuery = (id: string, { state, after, before }: Pick<ChangesSearch, 'state' | 'after' | 'before'>) =>
  queryOptions({
    queryKey: ['change-sets', id, { state, after, before }],
    queryFn: () => request<ChangeSetView>(withQuery(apiPathTo.changeSet(id), { state, after, before })),
    placeholderData: (was: ChangeSetView | undefined) => (was?.id === id ? was : undefined),
    refetchInterval: ({ state: { data } }) => (data?.status === 'applying' ? 1000 : false),
  });

export const calendarQuery = (year: number) => queryOptions({ queryKey: ['calendar', year], queryFn: () => request<CalendarView>(withQuery(apiPathTo.calendar(), { year })), placeholderData: keepPreviousData });

/** `ladder`: as it is thought of. */
export const rulesQuery = (year: number, dueOn?: string, ladder?: string) =>
  queryOptions({ queryKey: ['rules', year, dueOn, ladder], queryFn: () => request<RulesView>(withQuery(apiPathTo.rules(cycleOf(year)), { dueOn, ladder })), placeholderData: keepPreviousData });

export const carryOverQuery = (year: number, from: number, { outlook, page }: Pick<CarryOverSearch, 'outlook' | 'page'>) =>
  queryOptions({
    queryKey: ['carry-over', year, from, { outlook, page }],
    queryFn: () => request<CarryOverPreviewView>(withQuery(apiPathTo.carryOverPreview(cycleOf(year)), { from: cycleOf(from), outlook, page })),
    placeholderData: keepPreviousData,
  });
