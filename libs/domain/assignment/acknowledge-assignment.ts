import { dayOf } from '../calendar/day.js';
import { calendarFor, workingDaysBetween } from '../calendar/working-calendar.js';
import { reportDuties } from '../progress/report.js';
import { closedByFulfilment } from '../supervision/close-supervision.js';
import type { Verb } from './verb.js';

/** 签收 (L1). A duty without a plan goes straight to carrying out. */
export const acknowledgeAssignment: Verb<'AcknowledgeAssignment'> = {
  decide: (state, { at }, facts) => ({
    events: [
      {
        type: 'AssignmentAcknowledged',
        data: {
          workingDaysUsed: workingDaysBetween(calendarFor(facts.calendar, state), dayOf(state.issuedAt), dayOf(at)),
          ...(state.planNeeded ? {} : { reports: reportDuties(state, dayOf(at), facts) }),
        },
      },
      ...closedByFulfilment(state, 'acknowledgement'),
    ],
  }),
};
