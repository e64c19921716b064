import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import type { Day, Instant } from '../calendar/instant.js';
import { calendarFor } from '../calendar/working-calendar.js';
import { datedSince } from '../deadline/duty-date.js';
import { runsSince } from '../deadline/holder.js';
import { deadlineLadder } from '../reminder/deadline-ladder.js';
import { bureauLadder, headsOf, revisionLadder } from '../reminder/limit-ladder.js';
import { WITH_UNIT_LEADER, type PlannedReminder } from '../reminder/reminder-rule.js';
import type { Report } from './report.js';

/** Reports have the ladder from T-7 to T+3 (section 6). */
const REPORT_RULES = ['T-7', 'T-3', 'T-1', 'T0', 'T+1', 'T+3'];

/** While a plan is carried out: what supporting departments contributed, its reports, their checks, and its completion. */
export const progressReminders = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] => {
  if (state.status !== 'approved') return [];
  const since = runsSince(state);
  return [
    ...state.contributions.map(({ department, at }): PlannedReminder => ({ duty: `contribution:${department}`, rule: 'contribution', occurrence: String(at), dueAt: at, addressees: ['unit:clerk'], alone: true, suppressed: null })),
    ...state.reports.flatMap((report) => ofReport(state, report, since, facts)),
    ...deadlineLadder(ladderOf(state, 'completion', state.completionDueOn, since, facts, state.mandatory ? facts.settings.blueOnWd : null), calendarFor(facts.calendar, state)),
  ];
};

const ladderOf = (state: IssuedState, duty: string, dueOn: Day, since: Instant, { settings }: AssignmentFacts, escalatesOnWd: number | null) => ({
  duty, ladder: settings.ladder, dueOn, occurrence: dueOn, since: datedSince(state, duty, since), isChanged: duty in state.redated, escalatesOnWd,
});

const ofReport = (state: IssuedState, { period, dueOn, status, until, since: changedAt }: Report, since: Instant, facts: AssignmentFacts): PlannedReminder[] => {
  const calendar = calendarFor(facts.calendar, state);
  const ofDate = (duty: string) => ({ duty, since: datedSince(state, duty, changedAt ?? since), isChanged: duty in state.redated });
  if (status === 'open') return deadlineLadder({ ...ladderOf(state, `report:${period}`, dueOn, since, facts, null), rules: REPORT_RULES }, calendar);
  if (until === null) return [];
  if (status === 'returned') return revisionLadder({ ...ofDate(`report:${period}`), dueOn: until, occurrence: `redo/${until}`, to: WITH_UNIT_LEADER }, calendar);
  return status === 'submitted' ? bureauLadder({ ...ofDate(`progress:${period}`), dueOn: until, occurrence: until, holder: ['lead:reviewer'], heads: headsOf('lead') }, facts.calendar) : [];
};
