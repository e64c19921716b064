import type { IssuedState } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { dayOf, minuteOfDay } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { holderOf } from '../deadline/holder.js';
import { waitedDepartments } from '../review/review-slot.js';
import type { UnitId } from '../shared/ids.js';
import { refuse } from '../shared/refusal.js';

/** Units whose act is waited for. */
const waitedFor = (state: IssuedState): readonly UnitId[] => {
  if (state.status === 'in_review') return waitedDepartments(state);
  return [state.status === 'completion_declared' ? state.leadDepartment : state.unit];
};

/** The bureau's limit has passed while it held. */
const isBureauLate = ({ overdue }: IssuedState): boolean => overdue.includes('review') || overdue.includes('close_out');

const hourOf = (at: Instant): string => {
  const minutes = minuteOfDay(at);
  return `${dayOf(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** 催办 (S3): a message to the holder, once a working day an item; from the unit only once the bureau's limit has passed. */
export const nudgeAssignment: Verb<'NudgeAssignment'> = {
  may: (state, actor) => {
    if (waitedFor(state).every((unit) => unit === actor.unit)) return { code: 'HOLDER_IS_YOU', facts: {} };
    const isEarly = holderOf(state) === 'bureau' && actor.unit === state.unit && !isBureauLate(state);
    return isEarly ? { code: 'NUDGE_NOT_YET', facts: { limit: state.status === 'in_review' ? state.reviewDueOn : null } } : undefined;
  },
  decide: (state, { text, at }, { calendar }) => {
    const to = holderOf(state) ?? 'unit';
    const last = state.nudged[to];
    const next = last === null ? null : addWorkingDays(calendar, dayOf(last), 1);
    if (last !== null && next !== null && dayOf(at) < next) return refuse('NUDGE_TOO_SOON', { last: hourOf(last), next });
    return { events: [{ type: 'AssignmentNudged', data: { to }, texts: { nudge: text } }] };
  },
};
