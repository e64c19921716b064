import type { AssignmentStatus, Closed, Holder } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { lagOf, type Pace } from '../progress/expected-progress.js';

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

/**
 * The light of an assignment at an instant (section 8): red = overdue or far behind expected progress (P3), yellow = at
 * most 7 days left and undone, or behind, green = else, grey = nothing is asked, or it is suspended (nobody holds it).
 * While the bureau holds, the unit is not late: the light stays green.
 */
export const lightOf = (view: LitView, now: Instant): TrafficLight => {
  if (view.status === 'not_issued') return 'grey';
  if (view.status === 'closed') return (view.outcome ?? 'closed_out') === 'closed_out' ? 'green' : 'grey';
  if (view.holder === null) return 'grey';
  if (view.holder === 'bureau') return 'green';
  const lag = view.pace ? lagOf(view.pace, dayOf(now)) : 'none';
  const left = view.dueAt === null ? Infinity : view.dueAt - now;
  if (left <= 0 || lag === 'red') return 'red';
  return left <= YELLOW_DAYS * DAY || lag === 'yellow' ? 'yellow' : 'green';
};
