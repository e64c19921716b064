import { dayOf } from '../calendar/day.js';
import { limitDay } from '../deadline/awaited.js';
import { wrongFiles } from './attachments.js';
import type { Verb } from './verb.js';

/** 豁免申请 (section 8): not concerned, or cannot apply; by the unit, or by one side of the bureau for the other to decide. The bureau's limit starts. */
export const requestExemption: Verb<'RequestExemption'> = {
  may: (state) => (state.exemption ? { code: 'REQUEST_PENDING', facts: { request: 'exemption', decideBy: state.exemption.decideBy } } : undefined),
  decide: (_state, { ground, reason, evidence, at }, { calendar, settings, attachments }) => {
    const refusal = wrongFiles(evidence.map((attachment) => ({ attachment })), attachments);
    if (refusal) return { refusal };
    return { events: [{ type: 'ExemptionRequested', data: { ground, evidence, decideBy: limitDay(calendar, dayOf(at), settings.requestLimitWd) }, texts: { reason } }] };
  },
};
