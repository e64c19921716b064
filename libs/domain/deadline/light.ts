import type { AssignmentStatus, Closed, Holder } from '../assignment/assignment.state.js';
import { startOf } from '../calendar/day.js';
import { instant, type Instant } from '../calendar/instant.js';
import { behindFrom, type Pace } from '../progress/expected-progress.js';

/** 红黄绿灯. */
export type TrafficLight = 'red' | 'yellow' | 'green' | 'grey';
const DAY = 86_400_000;
/** Section 8: yellow at 7 calendar days left and undone. */
export const YELLOW_DAYS = 7;

/** What a light is reckoned from. `pace` is null or absent where carrying out has not begun. */
export interface LitView {
  readonly status: AssignmentStatus;
  readonly holder: Holder | null;
  readonly dueAt: Instant | null;
  readonly outcome?: Closed['outcome'] | null;
  readonly pace?: Pace | null;
}

/** What a light is until nobody acts, and the instants at which it turns; null: never. */
export interface LightTurns {
  readonly lit: 'green' | 'grey';
  readonly yellowAt: Instant | null;
  readonly redAt: Instant | null;
}

const still = (lit: LightTurns['lit']): LightTurns => ({ lit, yellowAt: null, redAt: null });
const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null || (b !== null && b < a) ? b : a);

/**
 * When the light of an assignment turns (section 8): red = overdue or far behind expected progress (P3), yellow = at
 * most 7 days left and undone, or behind, green = else, grey = nothing is asked, or it is suspended (nobody holds it).
 * While the bureau holds, the unit is not late: the light stays green.
 */
export const lightTurns = ({ status, holder, outcome, dueAt, pace }: LitView): LightTurns => {
  if (status === 'not_issued') return still('grey');
  if (status === 'closed') return still((outcome ?? 'closed_out') === 'closed_out' ? 'green' : 'grey');
  if (holder === null) return still('grey');
  if (holder === 'bureau') return still('green');
  const behind = pace ? behindFrom(pace) : { yellow: null, red: null };
  return {
    lit: 'green',
    yellowAt: earlier(dueAt === null ? null : instant(dueAt - YELLOW_DAYS * DAY), behind.yellow && startOf(behind.yellow)),
    redAt: earlier(dueAt, behind.red && startOf(behind.red)),
  };
};

/** The light at an instant at or after the act that left the assignment so. */
export const lightAt = ({ lit, yellowAt, redAt }: LightTurns, now: Instant): TrafficLight => {
  if (redAt !== null && now >= redAt) return 'red';
  return yellowAt !== null && now >= yellowAt ? 'yellow' : lit;
};

/** Why it is red or yellow: the date has passed, is near, or progress is behind what is expected. */
export type LightCause = 'overdue' | 'soon' | 'behind';
export const causeAt = (turns: LightTurns, dueAt: Instant | null, now: Instant): LightCause | null => {
  const light = lightAt(turns, now);
  if (light === 'red') return dueAt !== null && now >= dueAt ? 'overdue' : 'behind';
  if (light === 'yellow') return dueAt !== null && now >= dueAt - YELLOW_DAYS * DAY ? 'soon' : 'behind';
  return null;
};

export const lightOf = (view: LitView, now: Instant): TrafficLight => lightAt(lightTurns(view), now);
