import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request, withQuery } from './client.js';
import type { AssignmentList, CityList, ExtensionPreview, FlagList, OptInList, ReportList, RequestList } from './generated/types.gen.js';

export const reportsQuery = (cycle: number) => queryOptions({ queryKey: ['reports', cycle], queryFn: () => request<ReportList>(withQuery(apiPathTo.progressReports(), { cycle })) });
export const requestsQuery = (cycle: number) => queryOptions({ queryKey: ['requests', cycle], queryFn: () => request<RequestList>(withQuery(apiPathTo.requests(), { cycle })) });
export const optInsQuery = (cycle: number) => queryOptions({ queryKey: ['opt-ins', cycle], queryFn: () => request<OptInList>(withQuery(apiPathTo.optIns(), { cycle })) });
export const citiesQuery = (cycle: number) => queryOptions({ queryKey: ['cities', cycle], queryFn: () => request<CityList>(withQuery(apiPathTo.cities(), { cycle })) });

/** What looks odd in the reports of a task (P5). */
export const flagsQuery = (cycle: string, task: string) => queryOptions({ queryKey: ['flags', cycle, task], queryFn: () => request<FlagList>(withQuery(apiPathTo.progressFlags(), { cycle, task })) });

/** What a new date would cause; `dueOn` empty: nothing is asked. */
export const extensionPreviewQuery = (id: string, sequence: number, duty: string, dueOn: string) =>
  queryOptions({
    queryKey: ['extension-preview', id, sequence, duty, dueOn], queryFn: () => request<ExtensionPreview>(withQuery(apiPathTo.extensionPreview(id), { duty, dueOn })), enabled: duty !== '' && dueOn !== '', placeholderData: keepPreviousData, retry: false,
  });

/** All assignments of one unit: some dozens, so its pages are read through. */
export const ownAssignmentsQuery = (cycle: number, unit: string) =>
  queryOptions({
    queryKey: ['assignments', 'own', cycle, unit],
    queryFn: async () => {
      const rows: AssignmentList['rows'] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: AssignmentList = await request<AssignmentList>(withQuery(apiPathTo.assignments(), { cycle, unit, after }));
        rows.push(...page.rows);
        after = page.next;
      }
      return rows;
    },
  });
