import type { AssignmentStatus, Holder } from '../assignment/assignment.state.js';
import type { Instant } from '../calendar/instant.js';

/** 红黄绿灯. */
export type TrafficLight = 'red' | 'yellow' | 'green' | 'grey';
const DAY = 86_400_000;
/** Section 8: yellow at 7 calendar days left and undone. */
export const YELLOW_DAYS = 7;

/**
 * The light of an assignment at an instant (section 8): red = overdue, yellow = at most 7 days left and undone, green =
 * else, grey = nothing is asked, or it is suspended (nobody holds it). While the bureau holds, the unit is not late: the light stays green.
 */
export const lightOf = (view: { readonly status: AssignmentStatus; readonly holder: Holder | null; readonly dueAt: Instant | null }, now: Instant): TrafficLight => {
  if (view.status === 'not_issued' || (view.status !== 'closed' && view.holder === null)) return 'grey';
  if (view.status === 'closed' || view.holder === 'bureau' || view.dueAt === null) return 'green';
  if (now >= view.dueAt) return 'red';
  return view.dueAt - now <= YELLOW_DAYS * DAY ? 'yellow' : 'green';
};
