import { closed, handOver, type Evolves } from '../assignment/evolving.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf } from '../calendar/day.js';
import { without } from '../deadline/overdue.js';
import { lagOf } from './expected-progress.js';
import type { ProgressEvents } from './progress.events.js';
import { movedReport, type Report } from './report.js';

const withReport = (state: IssuedState, period: string | undefined, change: (report: Report) => Partial<Report>): Pick<IssuedState, 'reports'> => ({
  reports: state.reports.map((report) => (report.period === period ? { ...report, ...change(report) } : report)),
});

export const PROGRESS_EVOLVE: Evolves<keyof ProgressEvents> = {
  ProgressSubmitted: (state, { at, data: { period, checkDueOn, percent, milestonesReached, values = [], evidence = [] } }) => ({
    ...state,
    ...withReport(state, period, () => ({ status: 'submitted', until: checkDueOn ?? null, since: at })),
    percent,
    hasReported: true,
    // Who has caught up begins anew (P3).
    behindAt: lagOf({ percent, issuedOn: dayOf(state.issuedAt), completionDueOn: state.completionDueOn }, dayOf(at)) === 'red' ? state.behindAt : [],
    milestonesReached: [...new Set([...state.milestonesReached, ...milestonesReached])],
    metricValues: { ...state.metricValues, ...Object.fromEntries(values.map(({ metric, value }) => [metric, value])) },
    evidence: [...state.evidence, ...evidence.map(({ id }) => id)],
    overdue: [`report:${period}`, `progress:${period}`].reduce(without, state.overdue),
  }),
  /** Of a department and period the last one counts. */
  ContributionSubmitted: (state, { at, data: { department, period, evidence } }) => ({
    ...state,
    contributions: [...state.contributions.filter((each) => each.department !== department || each.period !== period), { department, period, at }],
    evidence: [...state.evidence, ...evidence.map(({ id }) => id)],
  }),
  ProgressAccepted: (state, { data: { period } }) => ({ ...state, ...withReport(state, period, () => ({ status: 'accepted', until: null, since: null })), overdue: without(state.overdue, `progress:${period}`) }),
  ProgressReturned: (state, { at, data: { period, redoDueOn } }) => ({
    ...state, ...withReport(state, period, () => ({ status: 'returned', until: redoDueOn, since: at })), overdue: [`report:${period}`, `progress:${period}`].reduce(without, state.overdue),
  }),
  ReportDatePassed: (state, { data: { period, isIn, isBehind } }) => ({
    ...state,
    ...withReport(state, period, () => ({ isJudged: true })),
    overdue: isIn ? state.overdue : [...without(state.overdue, `report:${period}`), `report:${period}`],
    // A report whose date moved is judged again: still one report.
    behindAt: isBehind ? [...without(state.behindAt, period), period] : [],
  }),
  ReportRedoPassed: (state, { data: { period } }) => ({ ...state, overdue: [...state.overdue, `report:${period}`] }),
  ReportShut: (state, { data: { period } }) => ({ ...state, ...withReport(state, period, () => ({ status: 'shut' })) }),
  ProgressLimitPassed: (state, { data: { period } }) => ({ ...state, overdue: [...state.overdue, `progress:${period}`] }),
  CompletionDeclared: (state, event) => ({
    ...state, ...handOver(state, 'bureau', event), status: 'completion_declared', overdue: without(state.overdue, 'close_out'), plan: 'plan' in state ? state.plan : null,
    evidence: [...state.evidence, ...(event.data.evidence ?? []).map(({ id }) => id)],
  }),
  CompletionReturned: (state, event) => {
    const { completionDueOn = state.completionDueOn, reports = [] } = event.data;
    return {
      ...state, ...handOver(state, 'unit', event), status: 'approved', plan: 'plan' in state ? state.plan : null, completionDueOn,
      reports: state.reports.map((report) => {
        const moved = reports.find(({ period }) => period === report.period);
        return moved ? movedReport(report, moved.dueOn) : report;
      }),
    };
  },
  ClosedOut: (state, event) => closed(state, 'closed_out', event.data.held),
};
