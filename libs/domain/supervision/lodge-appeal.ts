import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { addWorkingDays } from '../calendar/working-calendar.js';
import { refuse } from '../shared/refusal.js';
import { noCase } from './case-of.js';

/** 申诉 against a red notice, within 5 working days of its issue, once. */
export const lodgeAppeal: Verb<'LodgeAppeal'> = {
  may: ({ openCase }) => {
    if (!openCase) return noCase();
    if (openCase.level !== 'red' || openCase.issuedAt === null) return { code: 'NOT_APPEALABLE', facts: { level: openCase.level } };
    return openCase.appeal ? { code: 'ALREADY_APPEALED', facts: { case: openCase.id } } : undefined;
  },
  decide: ({ openCase }, { case: id, reason, at }, { calendar, settings }) => {
    if (!openCase || openCase.id !== id || openCase.issuedAt === null) return { refusal: noCase(id) };
    const until = addWorkingDays(calendar, dayOf(openCase.issuedAt), settings.appealWithinWd);
    if (dayOf(at) > until) return refuse('APPEAL_TOO_LATE', { until });
    return { events: [{ type: 'AppealLodged', data: { caseId: id }, texts: { appeal: reason } }] };
  },
};
