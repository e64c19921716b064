import type { IssuedState } from '../assignment/assignment.state.js';
import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { refuse } from '../shared/refusal.js';
import { isBlank } from '../shared/text.js';
import { nextCaseId, replyDueOn, unitDuties } from './unit-ladder.js';

/** What a case of a person is about: the date that the unit has to meet next. */
const dutyInHand = (state: IssuedState) => [...unitDuties(state)].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];

/** 督办立项 (S1) by a person: one open case an assignment; above blue a level is skipped and the reason said. Red is drafted. */
export const openSupervision: Verb<'OpenSupervision'> = {
  may: (state) => {
    if (!state.mandatory) return { code: 'OPTIONAL_NOT_SUPERVISED', facts: {} };
    return state.openCase ? { code: 'CASE_ALREADY_OPEN', facts: { case: state.openCase.id } } : undefined;
  },
  decide: (state, { level, criteria, reason, at }, facts) => {
    if (level !== 'blue' && isBlank(reason)) return refuse('REASON_REQUIRED', { level });
    const duty = dutyInHand(state);
    return {
      events: [
        {
          type: 'SupervisionOpened',
          data: { caseId: nextCaseId(state), level, ground: 'by_person', duty: duty?.duty ?? 'other', dueOn: duty?.dueOn ?? dayOf(at), replyDueOn: replyDueOn(level, at, facts), issued: level !== 'red' },
          texts: { criteria, ...(isBlank(reason) ? {} : { reason }) },
        },
      ],
    };
  },
};
