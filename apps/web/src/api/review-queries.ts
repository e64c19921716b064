import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { PhraseList, PlanRounds, ReturnLetterChoice, ReturnLetterView, ThreadList, UnitNames } from './generated/types.gen.js';

/** What was submitted, round by round. */
export const planRoundsQuery = (id: string) => queryOptions({ queryKey: ['plan-rounds', id], queryFn: () => request<PlanRounds>(apiPathTo.planRounds(id)).then(({ rounds }) => rounds) });

/** 退回意见函 as it stands. */
export const returnLetterQuery = (id: string) => queryOptions({ queryKey: ['return-letter', id], queryFn: () => request<ReturnLetterView>(apiPathTo.returnLetter(id)) });
/** The same with what the lead means to keep. */
export const returnLetterPreviewQuery = (id: string, choice: ReturnLetterChoice) =>
  queryOptions({
    queryKey: ['return-letter', id, choice], queryFn: () => request<ReturnLetterView>(apiPathTo.returnLetterPreview(id), { method: 'POST', body: choice }), placeholderData: keepPreviousData, retry: false,
  });

export const threadsQuery = (id: string) => queryOptions({ queryKey: ['threads', id], queryFn: () => request<ThreadList>(apiPathTo.threads(id)) });

/** Own and the office's, the one used last first. */
export const phrasesQuery = queryOptions({ queryKey: ['phrases'], queryFn: () => request<PhraseList>(apiPathTo.phrases()).then(({ phrases }) => phrases), staleTime: 5 * 60_000 });

export const unitNamesQuery = queryOptions({ queryKey: ['unit-names'], queryFn: () => request<UnitNames>(apiPathTo.unitNames()).then(({ units }) => units), staleTime: 5 * 60_000 });
