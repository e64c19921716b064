import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { apiPathTo } from '../api-paths.js';
import type { CycleSearch, RehearsalSearch } from '../search-types.js';
import { ApiError, request, withQuery } from './client.js';
import { cycleOf } from './cycles-queries.js';
import type { RehearsalDiffView, RehearsalRows, RehearsalRuns, RehearsalRunView, RehearsalView } from './generated/types.gen.js';

/** Nothing to show is no failure: no run yet, or none before. */
const orNull = (error: unknown): null => {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
};

export const rehearsalsQuery = (year: number) => queryOptions({ queryKey: ['rehearsals', year], queryFn: () => request<RehearsalRuns>(apiPathTo.rehearsals(cycleOf(year))).catch(orNull) });

export const rehearsalRunQuery = (year: number, run: string) => queryOptions({ queryKey: ['rehearsals', year, run], queryFn: () => request<RehearsalRunView>(apiPathTo.rehearsalRun(cycleOf(year), run)).catch(orNull) });

export const rehearsalRowsQuery = (year: number, run: string, { run: _run, tab: _tab, ...filter }: RehearsalSearch) =>
  queryOptions({
    queryKey: ['rehearsals', year, run, 'rows', filter],
    queryFn: () => request<RehearsalRows>(withQuery(apiPathTo.rehearsalRows(cycleOf(year), run), filter)),
    placeholderData: keepPreviousData,
  });

/** A whole year is played for it: not because somebody looked away. */
const PLAYED = { staleTime: 5 * 60_000, refetchOnWindowFocus: false } as const;

/** Played at once and not kept: the sums, and the rows as filtered. */
export const rehearsalLookQuery = (year: number, script: string) =>
  queryOptions({ queryKey: ['rehearsals', year, 'look', script], queryFn: () => request<RehearsalView>(withQuery(apiPathTo.rehearsal(cycleOf(year)), { script })), ...PLAYED });

export const rehearsalLookRowsQuery = (year: number, { script, kind, outcome, page }: CycleSearch) =>
  queryOptions({
    queryKey: ['rehearsals', year, 'look', script, { kind, outcome, page }],
    queryFn: () => request<RehearsalRows>(withQuery(apiPathTo.rehearsalLook(cycleOf(year)), { script, kind, outcome, page })),
    // Of another script nothing is shown under this one's name.
    placeholderData: (previous, query) => (query?.queryKey[1] === year && query.queryKey[3] === script ? previous : undefined),
    ...PLAYED,
  });

/** Against the run before it. */
export const rehearsalDiffQuery = (year: number, run: string, page = 1) =>
  queryOptions({ queryKey: ['rehearsals', year, run, 'diff', page], queryFn: () => request<RehearsalDiffView>(withQuery(apiPathTo.rehearsalDiff(cycleOf(year), run), { page })).catch(orNull), placeholderData: keepPreviousData });
