import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { deadlineLadder } from '../reminder/deadline-ladder.js';
import { limitLadder } from '../reminder/limit-ladder.js';
import { WITH_UNIT_LEADER, type PlannedReminder } from '../reminder/reminder-rule.js';
import type { Report } from './report.js';

/** Reports have the ladder from T-7 to T+3 (section 6). */
const REPORT_RULES = ['T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3'];

/** While a plan is carried out: its reports, their checks, and its completion. */
export const progressReminders = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] => {
  if (state.status !== 'approved') return [];
  const since = state.holders.at(-1)?.from ?? state.issuedAt;
  const { completionDueOn: dueOn } = state;
  return [
    ...state.reports.flatMap((report) => ofReport(report, since, facts)),
    ...deadlineLadder({ duty: 'completion', dueOn, occurrence: dueOn, since, escalatesOnWd: state.mandatory ? facts.settings.blueOnWd : null }, facts.calendar),
  ];
};

const ofReport = ({ period, dueOn, status, until }: Report, since: AssignmentFacts['at'], { calendar }: AssignmentFacts): PlannedReminder[] => {
  if (status === 'open') return deadlineLadder({ duty: `report:${period}`, dueOn, occurrence: dueOn, since, escalatesOnWd: null, rules: REPORT_RULES }, calendar);
  if (until === null) return [];
  if (status === 'returned') return limitLadder({ duty: `report:${period}`, dueOn: until, wds: [-1, 0], addressees: WITH_UNIT_LEADER, occurrence: `redo/${until}`, since }, calendar);
  return status === 'submitted' ? limitLadder({ duty: `progress:${period}`, dueOn: until, wds: [-3, 0], addressees: ['lead:reviewer'], occurrence: until, since }, calendar) : [];
};
