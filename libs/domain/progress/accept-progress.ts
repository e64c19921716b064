import type { Verb } from '../assignment/verb.js';
import { refuse } from '../shared/refusal.js';
import { mayCheck, reportIn } from './report-in.js';

/** 采纳: the lead department takes the report of a period as it is. */
export const acceptProgress: Verb<'AcceptProgress'> = {
  may: mayCheck,
  decide: (state, { period }) => (reportIn(state, period) ? { events: [{ type: 'ProgressAccepted', data: { period } }] } : refuse('REPORT_NOT_IN', { period })),
};
