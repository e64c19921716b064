import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf, endOf } from '../calendar/day.js';
import type { AwaitedInstant, Awaits } from '../deadline/awaited.js';
import { dueDay, type DueHandlers } from '../deadline/due-instant.js';
import type { ProgressDueRule } from '../deadline/due-rule.js';
import { passed } from '../deadline/deadline-passed.js';
import { lagOf } from './expected-progress.js';
import { shutsOn, type Report } from './report.js';

/** Each milestone not reached yet (T1); while a plan is carried out also its reports (P1) and its completion. */
export const progressAwaits: Awaits = (state, facts) => [
  ...state.milestones
    .filter(({ id }) => !state.milestonesReached.includes(id) && !state.overdue.includes(`milestone:${id}`))
    .map(({ id, dueOn }) => ({ rule: 'milestone_due' as const, at: endOf(dueOn), about: id })),
  ...(state.status === 'approved' ? carryingOut(state, facts) : []),
];

const carryingOut = (state: IssuedState, facts: AssignmentFacts): AwaitedInstant[] => [
  ...state.reports.flatMap((report) => ofReport(report, state.overdue, facts)),
  ...(state.overdue.includes('completion') ? [] : [{ rule: 'completion_due' as const, at: endOf(state.completionDueOn) }]),
];

/** A report's date comes whether it is in or not: it says how far behind the assignment is (P3). */
const ofReport = (report: Report, overdue: readonly string[], facts: AssignmentFacts): AwaitedInstant[] => {
  const { period: about, dueOn, status, isJudged, until } = report;
  return [
    ...(isJudged ? [] : [{ rule: 'report_due' as const, at: endOf(dueOn), about }]),
    ...(status === 'open' ? [{ rule: 'report_shut' as const, at: endOf(shutsOn(report, facts)), about }] : []),
    ...(status === 'returned' && until && !overdue.includes(`report:${about}`) ? [{ rule: 'report_redo_due' as const, at: endOf(until), about }] : []),
    ...(status === 'submitted' && until && !overdue.includes(`progress:${about}`) ? [{ rule: 'progress_limit' as const, at: endOf(until), about }] : []),
  ];
};

export const PROGRESS_DUE: DueHandlers<ProgressDueRule> = {
  milestone_due: (_state, due) => [passed('milestone', due)],
  completion_due: (_state, due) => [passed('completion', due)],
  report_due: (state, due) => {
    const period = due.about ?? '';
    const dueOn = dueDay(due);
    const status = state.reports.find((report) => report.period === period)?.status;
    const pace = { percent: state.percent, issuedOn: dayOf(state.issuedAt), completionDueOn: state.completionDueOn };
    return [{ type: 'ReportDatePassed', data: { period, dueOn, isIn: status !== 'open' && status !== 'shut', isBehind: lagOf(pace, dueOn) === 'red' } }];
  },
  report_redo_due: (_state, due) => [{ type: 'ReportRedoPassed', data: { period: due.about ?? '', dueOn: dueDay(due) } }],
  report_shut: (_state, due) => [{ type: 'ReportShut', data: { period: due.about ?? '' } }],
  progress_limit: (_state, due) => [{ type: 'ProgressLimitPassed', data: { period: due.about ?? '', dueOn: dueDay(due) } }],
};
