import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request, withQuery } from './client.js';
import type { AccountList, ChannelSettingList, FailedMessageList, SystemView } from './generated/types.gen.js';

export const systemQuery = queryOptions({ queryKey: ['system', 'health'], queryFn: () => request<SystemView>(apiPathTo.system()), refetchInterval: 10_000 });

export const failedMessagesQuery = (page = 1) => queryOptions({ queryKey: ['system', 'failed', page], queryFn: () => request<FailedMessageList>(withQuery(apiPathTo.failedMessages(), { page })), placeholderData: keepPreviousData });

export const accountsQuery = (q?: string, page = 1) => queryOptions({ queryKey: ['system', 'accounts', q, page], queryFn: () => request<AccountList>(withQuery(apiPathTo.accounts(), { q, page })), placeholderData: keepPreviousData });

/** While a test is under way it is asked again each second. */
export const channelsQuery = queryOptions({
  queryKey: ['system', 'channels'],
  queryFn: () => request<ChannelSettingList>(apiPathTo.channels()),
  refetchInterval: ({ state }) => (state.data?.rows.some(({ test }) => test?.state === 'handed') ? 1_000 : false),
});
