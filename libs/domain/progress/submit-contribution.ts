import type { Verb } from '../assignment/verb.js';
import { dayOf } from '../calendar/day.js';
import { refuse } from '../shared/refusal.js';
import { evidenceOf, wrongEvidence } from './evidence.js';
import { currentPeriod } from './report.js';

/** 配合情况 (B3): what a supporting department did for a measure of the bureau, told to the lead for its report of the period. It has no date and no score of its own. */
export const submitContribution: Verb<'SubmitContribution'> = {
  decide: (state, { period: named, text, evidence: given, actor, at }, facts) => {
    const period = named ?? currentPeriod(state.reports, dayOf(at), facts);
    const report = state.reports.find((each) => each.period === period);
    if (named !== undefined && !report) return refuse('UNKNOWN_PERIOD', { period: named });
    if (report?.status === 'accepted') return refuse('REPORT_ACCEPTED', { period: report.period });
    const refusal = wrongEvidence(given, facts.attachments);
    if (refusal) return { refusal };
    const evidence = evidenceOf(given, state.sequence + 1);
    return { events: [{ type: 'ContributionSubmitted', data: { department: actor.unit, period, evidence: evidence.facts }, texts: { contribution: text, ...evidence.texts } }] };
  },
};
