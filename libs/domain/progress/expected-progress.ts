import { addDays, dayOf, daysBetween } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';

/** Points behind expected progress from which P3 turns yellow, and red. */
const YELLOW_POINTS = 10;
const RED_POINTS = 20;

/** What is held against the calendar: percent reported, and the days between which it grows. */
export interface Pace {
  readonly percent: number;
  readonly issuedOn: Day;
  readonly completionDueOn: Day;
}

/** 序时进度 (P3): days since issue ÷ days from issue to the completion date, 0–100. */
export const expectedProgress = ({ issuedOn, completionDueOn }: Omit<Pace, 'percent'>, today: Day): number => {
  const whole = daysBetween(issuedOn, completionDueOn);
  return whole <= 0 ? 100 : Math.min(100, Math.max(0, (daysBetween(issuedOn, today) / whole) * 100));
};

/** How far a pace is behind. */
export const lagOf = (pace: Pace, today: Day): 'none' | 'yellow' | 'red' => {
  const behind = expectedProgress(pace, today) - pace.percent;
  if (behind >= RED_POINTS) return 'red';
  return behind >= YELLOW_POINTS ? 'yellow' : 'none';
};

/** First days on which a pace is behind, each point of percent kept as it is; null: never. */
export const behindFrom = (pace: Pace): { readonly yellow: Day | null; readonly red: Day | null } => ({ yellow: firstBehind(pace, YELLOW_POINTS), red: firstBehind(pace, RED_POINTS) });

const firstBehind = (pace: Pace, points: number): Day | null => {
  if (100 - pace.percent < points) return null;
  const whole = daysBetween(pace.issuedOn, pace.completionDueOn);
  if (whole <= 0) return pace.issuedOn;
  // A day early, for a share that rounds; the rule itself has the last word.
  let day = addDays(pace.issuedOn, Math.max(0, Math.ceil(((pace.percent + points) / 100) * whole) - 1));
  while (expectedProgress(pace, day) - pace.percent < points) day = addDays(day, 1);
  return day;
};

/** The pace of what is being carried out; null where it has not begun: nothing is approved, or nothing reported yet. */
export const paceOf = (state: { readonly status: string; readonly hasReported?: boolean; readonly percent?: number; readonly issuedAt?: Instant; readonly completionDueOn?: Day }): Pace | null =>
  state.status === 'approved' && state.hasReported && state.percent !== undefined && state.issuedAt !== undefined && state.completionDueOn !== undefined
    ? { percent: state.percent, issuedOn: dayOf(state.issuedAt), completionDueOn: state.completionDueOn }
    : null;
