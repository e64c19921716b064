import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { limitDay } from '../deadline/awaited.js';
import { refuse } from '../shared/refusal.js';
import { mayCheck, reportIn } from './report-in.js';

/** 退改进展: done again within 5 working days, at the earliest by its own date. */
export const returnProgress: Verb<'ReturnProgress'> = {
  may: mayCheck,
  decide: (state, { period, reason, at }, { calendar, settings }) => {
    const report = reportIn(state, period);
    if (!report) return refuse('REPORT_NOT_IN', { period });
    const redo = limitDay(calendarFor(calendar, state), dayOf(at), settings.progressRedoWd);
    return { events: [{ type: 'ProgressReturned', data: { period, redoDueOn: redo > report.dueOn ? redo : report.dueOn }, texts: { reason } }] };
  },
};
