import { dayOf } from '../calendar/day.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import type { WhenDue } from '../deadline/due-instant.js';

/** 蓝色督办单: on the third working day overdue, by rule (section 7). */
export const blueNotice: WhenDue = (state, due, at, { calendar, settings }) => {
  const isRevision = due.rule === 'revision_blue';
  return [
    {
      type: 'SupervisionOpened',
      data: {
        caseId: `${state.id}/case/${state.cases + 1}`,
        level: 'blue',
        ground: isRevision ? 'revision_overdue' : 'plan_overdue',
        dueOn: isRevision && state.letter ? state.letter.revisionDueOn : state.planDueOn,
        replyDueOn: addWorkingDays(calendar, dayOf(at), settings.blueReplyWd),
      },
    },
  ];
};
