import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { PhraseList, PlanRounds, ThreadList, UnitNames } from './generated/types.gen.js';

/** What was submitted, round by round. */
export const planRoundsQuery = (id: string) => queryOptions({ queryKey: ['plan-rounds', id], queryFn: () => request<PlanRounds>(apiPathTo.planRounds(id)).then(({ rounds }) => rounds) });

export const threadsQuery = (id: string) => queryOptions({ queryKey: ['threads', id], queryFn: () => request<ThreadList>(apiPathTo.threads(id)) });

/** Own and the office's, the one used last first. */
export const phrasesQuery = queryOptions({ queryKey: ['phrases'], queryFn: () => request<PhraseList>(apiPathTo.phrases()).then(({ phrases }) => phrases), staleTime: 5 * 60_000 });

export const unitNamesQuery = queryOptions({ queryKey: ['unit-names'], queryFn: () => request<UnitNames>(apiPathTo.unitNames()).then(({ units }) => units), staleTime: 5 * 60_000 });
