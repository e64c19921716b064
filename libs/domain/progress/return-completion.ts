import type { Verb } from '../assignment/verb.js';
import { dayOf, laterOf } from '../calendar/day.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';
import { heldSince } from '../deadline/holder.js';
import type { Report } from './report.js';


/** Reports that somebody still has to send, send anew or check. */
const RUNNING: readonly Report['status'][] = ['open', 'returned', 'submitted'];

/** 不予销号: back to carrying out. A date that passed while the bureau held it is set anew, as a return sets the revision date. */
export const returnCompletion: Verb<'ReturnCompletion'> = {
  decide: (state, { reason, at }, facts) => {
    const today = dayOf(at);
    const calendar = calendarFor(facts.calendar, state);
    const declaredOn = dayOf(heldSince(state));
    const redo = limitDay(calendar, today, facts.settings.progressRedoWd);
    const reports = state.reports
      .filter(({ status, dueOn, until }) => RUNNING.includes(status) && (until ?? dueOn) >= declaredOn && (until ?? dueOn) < redo)
      .map(({ period }) => ({ period, dueOn: redo }));
    const completionDueOn = state.completionDueOn < declaredOn ? state.completionDueOn : laterOf(state.completionDueOn, limitDay(calendar, today, facts.settings.revisionWd));
    return { events: [{ type: 'CompletionReturned', data: { completionDueOn, reports }, texts: { reason } }] };
  },
};
