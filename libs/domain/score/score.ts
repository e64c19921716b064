import type { IssuedState } from '../assignment/assignment.state.js';
import type { Instant } from '../calendar/instant.js';
import { isCounted, rateOf, scoredDuties, type Rate, type ScoredDuty } from './scored-duties.js';

/** Points of each part (S6); together 100. */
export const WEIGHTS = { inTime: 40, done: 30, rounds: 20, replies: 10 } as const;
/** Taken off for each round of a plan after the first. */
export const A_ROUND = 5;

/** What a unit's score is made of. Only mandatory duties that are due count; exempt, revoked and suspended ones do not. */
export interface ScoreFacts extends Rate {
  /** Rounds of each plan that was submitted. */
  readonly rounds: readonly number[];
  readonly repliesAsked: number;
  readonly repliesInTime: number;
}

/** 得分: each part in points, null where nothing is due yet; `total` null with them (0/0 shows "–"). */
export interface Score {
  readonly total: number | null;
  readonly inTime: number | null;
  readonly done: number | null;
  readonly rounds: number;
  readonly replies: number;
  readonly formula: { readonly zh: string; readonly en: string };
}

const rounded = (points: number): number => Math.round(points * 100) / 100;
const shareOf = (part: number, whole: number, points: number): number => rounded((part / whole) * points);

/** S6: share in time 40, share done 30, rounds 20 (−5 each after the first, on average), replies in time 10. */
export const scoreOf = ({ due, inTime, done, rounds, repliesAsked, repliesInTime }: ScoreFacts): Score => {
  const points = rounds.map((each) => Math.max(0, WEIGHTS.rounds - A_ROUND * (each - 1)));
  const parts = {
    inTime: due === 0 ? null : shareOf(inTime, due, WEIGHTS.inTime),
    done: due === 0 ? null : shareOf(done, due, WEIGHTS.done),
    // Nothing was sent back or asked: nothing is taken off.
    rounds: points.length === 0 ? WEIGHTS.rounds : rounded(points.reduce((sum, each) => sum + each, 0) / points.length),
    replies: repliesAsked === 0 ? WEIGHTS.replies : shareOf(repliesInTime, repliesAsked, WEIGHTS.replies),
  };
  const total = parts.inTime === null || parts.done === null ? null : rounded(parts.inTime + parts.done + parts.rounds + parts.replies);
  const show = (part: number | null): string => (part === null ? '–' : String(part));
  return {
    ...parts,
    total,
    formula: {
      zh: `按期率 ${inTime}/${due}×${WEIGHTS.inTime}=${show(parts.inTime)}；完成率 ${done}/${due}×${WEIGHTS.done}=${show(parts.done)}；轮次 ${WEIGHTS.rounds}（首轮之后每轮减 ${A_ROUND}，${rounds.length} 份计划平均）=${parts.rounds}；督办回复及时率 ${repliesInTime}/${repliesAsked}×${WEIGHTS.replies}=${parts.replies}；合计 ${show(total)}`,
      en: `In time ${inTime}/${due}×${WEIGHTS.inTime}=${show(parts.inTime)}; done ${done}/${due}×${WEIGHTS.done}=${show(parts.done)}; rounds ${WEIGHTS.rounds} (−${A_ROUND} each after the first, mean of ${rounds.length} plan(s))=${parts.rounds}; replies in time ${repliesInTime}/${repliesAsked}×${WEIGHTS.replies}=${parts.replies}; total ${show(total)}`,
    },
  };
};

/** What a score needs to know of an assignment. */
export interface ScoredAssignment {
  /** Optional, suspended and undone ended ones are out of every denominator. */
  readonly isCounted: boolean;
  readonly duties: readonly Omit<ScoredDuty, 'duty'>[];
  /** Of its plan; null where none was submitted. */
  readonly rounds: number | null;
  readonly repliesAsked: number;
  readonly repliesInTime: number;
}
export const scoredAssignment = (state: IssuedState): ScoredAssignment => ({
  isCounted: state.mandatory && isCounted(state), duties: scoredDuties(state),
  rounds: state.firstTimeliness === null ? null : state.round, repliesAsked: state.replies.asked, repliesInTime: state.replies.inTime,
});

/** What counts of a unit's assignments at an instant. */
export const scoreFacts = (states: readonly IssuedState[], now: Instant): ScoreFacts => scoreFactsOf(states.map(scoredAssignment), now);

/** The same of what is kept of each. */
export const scoreFactsOf = (assignments: readonly ScoredAssignment[], now: Instant): ScoreFacts => {
  const counted = assignments.filter((each) => each.isCounted);
  return {
    ...rateOf(counted.flatMap(({ duties }) => duties), now),
    rounds: counted.flatMap(({ rounds }) => rounds ?? []),
    repliesAsked: counted.reduce((sum, { repliesAsked }) => sum + repliesAsked, 0),
    repliesInTime: counted.reduce((sum, { repliesInTime }) => sum + repliesInTime, 0),
  };
};
