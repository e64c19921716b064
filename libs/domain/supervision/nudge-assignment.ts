import type { IssuedState } from '../assignment/assignment.state.js';
import type { UserActor, Verb } from '../assignment/verb.js';
import { dayOf, endOf, minuteOfDay } from '../calendar/day.js';
import type { Instant } from '../calendar/instant.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { holderOf } from '../deadline/holder.js';
import { refuse } from '../shared/refusal.js';

const isOfUnit = (state: IssuedState, actor: UserActor): boolean => actor.unit === state.unit;

const hourOf = (at: Instant): string => {
  const minutes = minuteOfDay(at);
  return `${dayOf(at)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

/** 催办 (S3): a message to the holder, once a working day an item; from the unit only once the bureau's limit has passed. */
export const nudgeAssignment: Verb<'NudgeAssignment'> = {
  may: (state, actor) => (holderOf(state) === 'unit' && isOfUnit(state, actor) ? { code: 'HOLDER_IS_YOU', facts: {} } : undefined),
  decide: (state, { text, at, actor }, { calendar }) => {
    const to = holderOf(state) ?? 'unit';
    const limit = state.status === 'in_review' ? state.reviewDueOn : null;
    const isLate = limit === null ? state.overdue.includes('close_out') : at >= endOf(limit);
    if (to === 'bureau' && isOfUnit(state, actor) && !isLate) return refuse('NUDGE_NOT_YET', { limit });
    const last = state.nudged[to];
    const next = last === null ? null : addWorkingDays(calendar, dayOf(last), 1);
    if (last !== null && next !== null && dayOf(at) < next) return refuse('NUDGE_TOO_SOON', { last: hourOf(last), next });
    return { events: [{ type: 'AssignmentNudged', data: { to }, texts: { nudge: text } }] };
  },
};
