import type { PublishedScoreRow } from '#persistence/read-models/score.read-model.js';

const came = (ms: number | null, at: number): boolean => ms !== null && ms <= at;

/** What had been published by an instant, with the appeal against it and its erratum as they stood then. */
export const publishedAsOf = (rows: readonly PublishedScoreRow[], at: number): PublishedScoreRow[] =>
  rows.filter(({ atMs }) => atMs <= at).map((row) => {
    if (came(row.decidedAtMs, at)) return row;
    const undecided = { ...row, erratumTotal: null, decision: null };
    return came(row.lodgedAtMs, at) ? { ...undecided, appealState: 'lodged' } : { ...undecided, appealState: null, appeal: null };
  });
