import type { Approved } from '../assignment/assignment.state.js';
import type { Refusal } from '../shared/refusal.js';
import type { Report } from './report.js';

const isIn = (report: Report): boolean => report.status === 'submitted';

/** Nothing is there to be checked. */
export const mayCheck = (state: Approved): Refusal | undefined => (state.reports.some(isIn) ? undefined : { code: 'REPORT_NOT_IN', facts: {} });

/** The report of a period that waits for its check. */
export const reportIn = (state: Approved, period: string): Report | undefined => state.reports.find((each) => each.period === period && isIn(each));
