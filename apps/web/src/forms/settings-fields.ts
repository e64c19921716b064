import type { PrepareSettings } from '../api/generated/types.gen.js';

export type Settings = PrepareSettings['settings'];
export const DATES = ['planDueOn', 'completionDueOn'] as const;
/** Limits in working days. */
export const LIMITS = [
  'acknowledgeWithinWd', 'reviewLimitWd', 'provinceReviewWd', 'revisionWd', 'closeRoundWd', 'settlementWd', 'reportWithinWd', 'reportShutWd', 'progressLimitWd', 'progressRedoWd', 'closeOutLimitWd', 'requestLimitWd', 'optInWd',
  'blueOnWd', 'blueReplyWd', 'orangeReplyWd', 'redReplyWd', 'promiseWithinWd', 'appealWithinWd',
] as const;
export const SWITCHES = ['submitOnSignOff', 'bureauMeasures'] as const;
export const CHOICES = { signOffLevels: [0, 1, 2, 3], quorum: ['all', 'any', 'share', 'sequential'], resubmission: ['changed', 'full'] } as const;
export const ROLLED = ['plan', 'milestone', 'report', 'completion'] as const;
export const ROLLS = ['none', 'previous', 'next'] as const;
export const SHOWN = [...DATES, ...LIMITS, 'graceMinutes', ...SWITCHES, 'signOffLevels', 'quorum', 'resubmission', 'rollRules'] as const;
export type Shown = (typeof SHOWN)[number];

/** What the form would change; equal values are not sent. */
export const changesOf = (before: Readonly<Record<string, unknown>>, after: Settings): Settings =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key]))) as Settings;
