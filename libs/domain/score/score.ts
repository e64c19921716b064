import type { IssuedState } from '../assignment/assignment.state.js';
import { endOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';

/** Points of each part (S6); together 100. */
export const WEIGHTS = { inTime: 40, done: 30, rounds: 20, replies: 10 } as const;
/** Taken off for each round of a plan after the first. */
export const A_ROUND = 5;

/** What a unit's score is made of. Only mandatory duties that are due count; exempt, revoked and suspended ones do not. */
export interface ScoreFacts {
  readonly due: number;
  readonly inTime: number;
  readonly done: number;
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

/** A dated duty of an assignment, as it stands. */
interface ScoredDuty {
  readonly dueOn: Day;
  readonly isDone: boolean;
  readonly wasLate: boolean;
}

const dutiesOf = (state: IssuedState): readonly ScoredDuty[] => {
  const has = (duty: string): boolean => state.overdue.includes(duty);
  return [
    { dueOn: state.acknowledgeBy, isDone: state.status !== 'assigned' && !('isUnacknowledged' in state), wasLate: has('acknowledgement') },
    // A first submission decides; a plan that came late is done, and late for good (section 8).
    ...(state.planNeeded ? [{ dueOn: state.planDueOn, isDone: state.firstTimeliness !== null, wasLate: state.firstTimeliness === 'late' }] : []),
    ...state.milestones.map(({ id, dueOn }) => ({ dueOn, isDone: state.milestonesReached.includes(id), wasLate: has(`milestone:${id}`) })),
  ];
};

const COUNTED: readonly string[] = ['closed_out', 'carried_over'];

/** What counts of a unit's assignments at an instant. Optional, suspended and undone ended ones are out of every denominator; what was carried over is not: it was owed and not done. */
export const scoreFacts = (states: readonly IssuedState[], now: Instant): ScoreFacts => {
  const counted = states.filter((state) => state.mandatory && !state.suspended && (state.status !== 'closed' || COUNTED.includes(state.outcome)));
  const due = counted.flatMap(dutiesOf).filter(({ dueOn }) => endOf(dueOn) <= now);
  return {
    due: due.length,
    inTime: due.filter(({ isDone, wasLate }) => isDone && !wasLate).length,
    done: due.filter(({ isDone }) => isDone).length,
    rounds: counted.filter((state) => state.firstTimeliness !== null).map((state) => state.round),
    repliesAsked: counted.reduce((sum, { replies }) => sum + replies.asked, 0),
    repliesInTime: counted.reduce((sum, { replies }) => sum + replies.inTime, 0),
  };
};
