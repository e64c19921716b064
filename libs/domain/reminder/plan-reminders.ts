import { at, dayOf } from '../calendar/day.js';
import { addWorkingDays, calendarFor } from '../calendar/working-calendar.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState, IssuedState } from '../assignment/assignment.state.js';
import { optInRows } from '../cycle/opt-in.reminders.js';
import { mentionRows } from '../assignment/mention.reminders.js';
import { MORNING } from '../deadline/awaited.js';
import { datedSince } from '../deadline/duty-date.js';
import { holderOf, runsSince } from '../deadline/holder.js';
import { progressReminders } from '../progress/progress.reminders.js';
import { reviewReminders, thirdReturn } from '../review/review.reminders.js';
import { closeOutDueOn } from '../supervision/close-out-limit.js';
import { supervisionRows } from '../supervision/supervision.reminders.js';
import { changedDates } from './changed-dates.js';
import { deadlineLadder } from './deadline-ladder.js';
import { bureauLadder, headsOf, revisionLadder } from './limit-ladder.js';
import { requestReminders } from './request-reminders.js';
import { UNIT_ADDRESSEES, WITH_UNIT_LEADER, type PlannedReminder } from './reminder-rule.js';
import { seated } from './seated.js';
import { settleRows } from './settle-rows.js';

/**
 * Every row that the state's live duties ask for, by the state alone and never by the hour; what the ledger holds for
 * another duty is to be suppressed. While suspended only who is mentioned is told.
 */
export const planReminders = (state: AssignmentState, facts: AssignmentFacts): PlannedReminder[] => {
  if (state.status === 'closed') return [];
  // Nobody has opted in yet: the cycle planned these.
  if (state.status === 'not_issued') return facts.optInWindow ? optInRows(facts.optInWindow, facts.calendar) : [];
  if (state.suspended) return mentionRows(state);
  return seated(state, [
    ...mentionRows(state),
    ...ofDuty(state, facts), ...ofMilestones(state, facts), ...progressReminders(state, facts), ...requestReminders(state, facts), ...thirdReturn(state), ...supervisionRows(state), ...changedDates(state),
  ]);
};

const ofDuty = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] => {
  switch (state.status) {
    case 'assigned':
      return [...acknowledgement(state, facts), ...plan(state, facts)];
    case 'acknowledged':
    case 'drafted':
    case 'signed_off':
    case 'returned':
      return state.letter ? revision(state, facts) : plan(state, facts);
    case 'in_review':
      return reviewReminders(state, facts);
    case 'completion_declared': {
      const dueOn = closeOutDueOn(state, facts);
      return bureauLadder({ duty: 'close_out', dueOn, occurrence: dueOn, since: runsSince(state), holder: ['lead:reviewer'], heads: headsOf('lead') }, facts.calendar);
    }
    default:
      return [];
  }
};

/** Working days 1 and 3 after issue. */
const acknowledgement = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] => {
  const since = datedSince(state, 'acknowledgement', state.issuedAt);
  return settleRows(
    [1, 3].map((n): PlannedReminder => ({
      duty: 'acknowledgement', rule: `wd${n}`, occurrence: state.acknowledgeBy, dueAt: at(addWorkingDays(calendarFor(calendar, state), dayOf(since), n), MORNING), addressees: UNIT_ADDRESSEES, alone: false, suppressed: null,
    })),
    since,
  );
};

const plan = (state: IssuedState, { calendar, settings }: AssignmentFacts): PlannedReminder[] =>
  state.planNeeded
    ? deadlineLadder(
        {
          duty: 'plan', dueOn: state.planDueOn, occurrence: state.planDueOn, since: datedSince(state, 'plan', state.issuedAt), isChanged: 'plan' in state.redated, ladder: settings.ladder,
          escalatesOnWd: state.mandatory ? settings.blueOnWd : null,
        },
        calendarFor(calendar, state),
      )
    : [];

const revision = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] =>
  state.letter
    ? revisionLadder(
        {
          duty: 'revision', dueOn: state.letter.revisionDueOn, occurrence: `r${state.round}/${state.letter.revisionDueOn}`, since: datedSince(state, 'revision', runsSince(state)),
          isChanged: 'revision' in state.redated, to: WITH_UNIT_LEADER,
        },
        calendarFor(calendar, state),
      )
    : [];

/** While the bureau holds, the unit is not reminded; supervision takes over once a milestone can be reported (section 8). */
const ofMilestones = (state: IssuedState, { calendar, settings }: AssignmentFacts): PlannedReminder[] =>
  holderOf(state) === 'unit'
    ? state.milestones
        .filter(({ id }) => !state.milestonesReached.includes(id))
        .flatMap(({ id, dueOn }) =>
          deadlineLadder(
            {
              duty: `milestone:${id}`, dueOn, occurrence: dueOn, since: datedSince(state, `milestone:${id}`, state.issuedAt), isChanged: `milestone:${id}` in state.redated, ladder: settings.ladder,
              escalatesOnWd: state.mandatory && state.status === 'approved' ? settings.blueOnWd : null,
            },
            calendarFor(calendar, state),
          ),
        )
    : [];
