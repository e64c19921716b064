import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { OutboxSearch, RemindersSearch, SupervisionSearch, TurnSearch, WorklistSearch } from '../search-types.js';
import { isSignedOut, request, withQuery } from './client.js';
import type {
  AssignmentView, CatalogueView, CycleList, DemoAccount, DemoClockView, DraftView, MaintenanceView, NoticeList, OutboxList, OverviewView, ReminderList, SessionView, SupervisionList, WorklistView,
} from './generated/types.gen.js';

/** Null: nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => request<SessionView>(apiPathTo.session()).catch((error: unknown) => (isSignedOut(error) ? null : Promise.reject(error))),
  staleTime: 60_000,
});

/** Empty outside demo mode. */
export const demoAccountsQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: () => request<{ accounts: DemoAccount[] }>(apiPathTo.demoAccounts()).then(({ accounts }) => accounts).catch((): DemoAccount[] => []),
  staleTime: 0,
});

/** 只读维护, for everybody; null where there is none. Told by an event as well, but not before the login. */
export const maintenanceQuery = queryOptions({ queryKey: ['maintenance'], queryFn: () => request<MaintenanceView>(apiPathTo.maintenance()).then(({ maintenance }) => maintenance), refetchInterval: 60_000 });

export const worklistQuery = ({ item: _item, ...search }: WorklistSearch & { readonly verb?: string }) => {
  const { box = 'todo', task, unit, light, verb, after, before } = search;
  return queryOptions({
    queryKey: ['worklist', { box, task, unit, light, verb, after, before }],
    queryFn: () => request<WorklistView>(withQuery(apiPathTo.worklist(), { box, task, unit, light, verb, after, before })),
    placeholderData: keepPreviousData,
  });
};

export const assignmentQuery = (id: string) =>
  queryOptions({ queryKey: ['assignment', id], queryFn: () => request<AssignmentView>(apiPathTo.assignment(id)) });

/** Read once an opening: from then on the draft keeper knows what is stored. */
export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['draft', id], queryFn: () => request<DraftView>(apiPathTo.draft(id)), staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });

export const assignmentRemindersQuery = (id: string) =>
  queryOptions({ queryKey: ['assignment-reminders', id], queryFn: () => request<ReminderList>(apiPathTo.assignmentReminders(id)) });

export const cyclesQuery = queryOptions({ queryKey: ['cycles'], queryFn: () => request<CycleList>(apiPathTo.cycles()).then(({ cycles }) => cycles), staleTime: 60_000 });

/** `asOf`: a past day, `YYYY-MM-DD`. */
export const overviewQuery = (year: number, asOf?: string) =>
  queryOptions({ queryKey: ['overview', year, asOf], queryFn: () => request<OverviewView>(withQuery(apiPathTo.overview(), { cycle: year, asOf })), placeholderData: keepPreviousData });

export const catalogueQuery = (year: number) =>
  queryOptions({ queryKey: ['catalogue', year], queryFn: () => request<CatalogueView>(withQuery(apiPathTo.catalogue(), { year })), staleTime: 5 * 60_000 });

export const remindersQuery = (cycle: number, search: RemindersSearch) =>
  queryOptions({ queryKey: ['reminders', cycle, search], queryFn: () => request<ReminderList>(withQuery(apiPathTo.reminders(), { cycle, ...search })), placeholderData: keepPreviousData });

export const supervisionQuery = (cycle: number, { show: _show, ...search }: SupervisionSearch) =>
  queryOptions({ queryKey: ['supervision', cycle, search], queryFn: () => request<SupervisionList>(withQuery(apiPathTo.supervision(), { cycle, ...search })), placeholderData: keepPreviousData });

export interface SupervisionNoticeText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}
export const supervisionNoticeQuery = (id: string) =>
  queryOptions({ queryKey: ['supervision-notice', id], queryFn: () => request<SupervisionNoticeText>(apiPathTo.supervisionNotice(id)) });

export const noticesQuery = ({ after, before }: TurnSearch = {}) =>
  queryOptions({ queryKey: ['notices', { after, before }], queryFn: () => request<NoticeList>(withQuery(apiPathTo.notices(), { after, before })), placeholderData: keepPreviousData });

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: () => request<DemoClockView>(apiPathTo.clock()),
  // While it moves it is looked at each second, should its event be missed.
  refetchInterval: (query) => (query.state.data?.movingTo ? 1000 : 30_000),
  staleTime: 0,
});

export const outboxQuery = (search: OutboxSearch) =>
  queryOptions({ queryKey: ['outbox', search], queryFn: () => request<OutboxList>(withQuery(apiPathTo.outbox(), { ...search })), placeholderData: keepPreviousData });
