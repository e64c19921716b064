import type { Absence } from './absence.js';
import { doubled, missing } from './checks/i3-reminders.js';
import type { Evidence } from './evidence.js';
import { INVARIANTS, type InvariantName } from './invariants.js';
import { outcomeOf } from './journal.js';
import { isKill } from './nemesis.js';
import { quantile } from './quantile.js';

export interface Report {
  readonly red: readonly InvariantName[];
  /** Of each red one a few sentences. */
  readonly found: Readonly<Partial<Record<InvariantName, { readonly count: number; readonly first: readonly string[] }>>>;
  readonly summary: Summary;
}
/** The last line of `npm run rig -- --json`. */
export interface Summary {
  readonly kills: number;
  readonly acts: number;
  readonly lost: number;
  readonly doubled: number;
  readonly remindersMissing: number;
  readonly remindersDoubled: number;
  readonly recoveryMs: { readonly p50: number; readonly p99: number };
  /** Where the worker was away while acts were counted. */
  readonly away?: readonly Absence[];
}
const SHOWN = 10;

export function judge(evidence: Evidence): Report {
  const judged = (Object.keys(INVARIANTS) as InvariantName[]).map((name) => [name, INVARIANTS[name](evidence)] as const).filter(([, found]) => found.length > 0);
  return {
    red: judged.map(([name]) => name),
    found: Object.fromEntries(judged.map(([name, found]) => [name, { count: found.length, first: found.slice(0, SHOWN) }])),
    summary: summaryOf(evidence),
  };
}

function summaryOf(evidence: Evidence): Summary {
  const recovery = evidence.faults.flatMap(({ recoveryMs }) => (recoveryMs === null ? [] : [recoveryMs]));
  const away = evidence.faults.flatMap(({ absence }) => (absence ? [absence] : []));
  return {
    kills: evidence.faults.filter(isKill).length,
    acts: evidence.deeds.filter((deed) => outcomeOf(deed) === 'ok').length,
    lost: INVARIANTS.I1(evidence).length,
    doubled: INVARIANTS.I2(evidence).length,
    remindersMissing: missing(evidence).length,
    remindersDoubled: doubled(evidence).length,
    recoveryMs: { p50: quantile(recovery, 0.5), p99: quantile(recovery, 0.99) },
    ...(away.length > 0 ? { away } : {}),
  };
}
