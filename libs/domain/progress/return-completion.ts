import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** 不予销号: back to carrying out. A date that passed while the bureau held it is set anew, as a return sets the revision date. */
export const returnCompletion: Verb<'ReturnCompletion'> = {
  decide: (state, { reason, at }, facts) => {
    const today = dayOf(at);
    const calendar = calendarFor(facts.calendar, state);
    const declaredOn = dayOf(state.holders.at(-1)?.from ?? state.issuedAt);
    const redo = limitDay(calendar, today, facts.settings.progressRedoWd);
    const reports = state.reports
      .filter(({ status, dueOn }) => status === 'open' && dueOn >= declaredOn && dueOn < redo)
      .map(({ period }) => ({ period, dueOn: redo }));
    const completionDueOn = state.completionDueOn < declaredOn ? state.completionDueOn : later(state.completionDueOn, limitDay(calendar, today, facts.settings.revisionWd));
    return { events: [{ type: 'CompletionReturned', data: { completionDueOn, reports }, texts: { reason } }] };
  },
};
