import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { TurnSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import type { AccountList, ChannelSettingList, FailedMessageList, ReconciliationList, StuckList, SystemView } from './generated/types.gen.js';

export const systemQuery = queryOptions({ queryKey: ['system', 'health'], queryFn: () => request<SystemView>(apiPathTo.system()), refetchInterval: 10_000 });

export const stuckQuery = queryOptions({ queryKey: ['system', 'stuck'], queryFn: () => request<StuckList>(apiPathTo.stuck()), refetchInterval: 10_000 });

/** While one waits or runs it is asked again every other second. */
export const reconciliationsQuery = queryOptions({
  queryKey: ['system', 'reconciliations'],
  queryFn: () => request<ReconciliationList>(apiPathTo.reconciliations()),
  refetchInterval: ({ state }) => (state.data?.rows.some(({ ended }) => ended === null) ? 2_000 : false),
});

export const failedMessagesQuery = ({ after, before }: TurnSearch = {}) => queryOptions({ queryKey: ['system', 'failed', { after, before }], queryFn: () => request<FailedMessageList>(withQuery(apiPathTo.failedMessages(), { after, before })), placeholderData: keepPreviousData });

export const accountsQuery = ({ q, after, before }: TurnSearch & { q?: string } = {}) => queryOptions({ queryKey: ['system', 'accounts', { q, after, before }], queryFn: () => request<AccountList>(withQuery(apiPathTo.accounts(), { q, after, before })), placeholderData: keepPreviousData });

/** While a test is under way it is asked again each second. */
export const channelsQuery = queryOptions({
  queryKey: ['system', 'channels'],
  queryFn: () => request<ChannelSettingList>(apiPathTo.channels()),
  refetchInterval: ({ state }) => (state.data?.rows.some(({ test }) => test?.state === 'handed') ? 1_000 : false),
});
