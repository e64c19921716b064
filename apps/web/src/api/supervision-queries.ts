import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { TurnSearch } from '../search-types.js';
import { request, withQuery } from './client.js';
import type { BriefingView, WithheldList } from './generated/types.gen.js';

export const briefingQuery = (year: number) => queryOptions({ queryKey: ['briefing', year], queryFn: () => request<BriefingView>(withQuery(apiPathTo.briefing(), { cycle: year })) });

/** Notices that the cap of a week held back. */
export const withheldQuery = ({ after, before }: TurnSearch = {}) =>
  queryOptions({ queryKey: ['supervision', 'withheld', { after, before }], queryFn: () => request<WithheldList>(withQuery(apiPathTo.withheld(), { after, before })), placeholderData: keepPreviousData });

