import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { ExportedListList } from './generated/types.gen.js';

const AGAIN_MS = 2000;

/** 后台导出 of the reader: while one is being made, how far it has come is asked again. */
export const exportedListsQuery = queryOptions({
  queryKey: ['exported-lists'],
  queryFn: () => request<ExportedListList>(apiPathTo.exportedLists()),
  refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'waiting') ? AGAIN_MS : false),
});
