import { dayOf } from '../calendar/day.js';
import { addWorkingDays, calendarFor, workingDaysBetween } from '../calendar/working-calendar.js';
import { runningDates } from '../deadline/duty-date.js';
import { refuse } from '../shared/refusal.js';
import type { Verb } from './verb.js';

/**
 * 恢复 (Y6): every date that runs moves by the working days of the suspension, so that as many are left, or overdue, as
 * when it began. A bureau's limit counts the bureau's days, a unit's date the unit's.
 */
export const resumeAssignment: Verb<'ResumeAssignment'> = {
  may: (state) => (state.suspended ? undefined : { code: 'NOT_SUSPENDED', facts: {} }),
  decide: (state, { reason, at }, facts) => {
    if (!state.suspended) return refuse('NOT_SUSPENDED');
    const since = dayOf(state.suspended.since);
    const moved = runningDates(state).flatMap(({ duty, dueOn, holder }) => {
      const calendar = holder === 'unit' ? calendarFor(facts.calendar, state) : facts.calendar;
      const is = addWorkingDays(calendar, dueOn, workingDaysBetween(calendar, since, dayOf(at)));
      return is === dueOn ? [] : [{ duty, was: dueOn, is }];
    });
    return { events: [{ type: 'AssignmentResumed', data: { workingDays: workingDaysBetween(facts.calendar, since, dayOf(at)), moved }, texts: { reason } }] };
  },
};
