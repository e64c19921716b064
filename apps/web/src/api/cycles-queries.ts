import { queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import { request } from './client.js';
import type { CycleView, LaunchCheckView, LaunchPreviewView, LaunchProgressView } from './generated/types.gen.js';

export const cycleOf = (year: number): string => `cycle/${year}`;

/** Below the key of the list of cycles: whatever changes a cycle has all of them read again. */
export const cycleQuery = (year: number) => queryOptions({ queryKey: ['cycles', year, 'view'], queryFn: () => request<CycleView>(apiPathTo.cycle(cycleOf(year))) });

export const launchCheckQuery = (year: number) => queryOptions({ queryKey: ['cycles', year, 'check'], queryFn: () => request<LaunchCheckView>(apiPathTo.launchCheck(cycleOf(year))) });

export const launchPreviewQuery = (year: number) => queryOptions({ queryKey: ['cycles', year, 'preview'], queryFn: () => request<LaunchPreviewView>(apiPathTo.launchPreview(cycleOf(year))) });

/** Looked at each second until everything has begun. */
export const launchProgressQuery = (year: number) =>
  queryOptions({
    queryKey: ['cycles', year, 'progress'],
    queryFn: () => request<LaunchProgressView>(apiPathTo.launchProgress(cycleOf(year))),
    refetchInterval: ({ state: { data } }) => (data && data.started >= data.issued ? false : 1000),
  });
