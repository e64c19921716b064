import { at, dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, calendarFor } from '../calendar/working-calendar.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState, IssuedState } from '../assignment/assignment.state.js';
import { MORNING } from '../deadline/awaited.js';
import { datedSince } from '../deadline/duty-date.js';
import { reviewReminders, thirdReturn } from '../review/review.reminders.js';
import { changedDates } from './changed-dates.js';
import { deadlineLadder } from './deadline-ladder.js';
import { limitLadder } from './limit-ladder.js';
import { requestReminders } from './request-reminders.js';
import { BLUE_ADDRESSEES, UNIT_ADDRESSEES, WITH_UNIT_LEADER, type PlannedReminder } from './reminder-rule.js';

/** Every row that the state's live duties ask for; what the ledger holds for another duty is to be suppressed. */
export const planReminders = (state: AssignmentState, facts: AssignmentFacts): PlannedReminder[] => {
  if (state.status === 'not_issued' || state.status === 'closed' || state.suspended) return [];
  return [...ofDuty(state, facts), ...ofMilestones(state, facts), ...requestReminders(state, facts), ...thirdReturn(state, facts), ...ofCase(state, facts), ...changedDates(state)];
};

const heldSince = (state: IssuedState): Instant => state.holders.at(-1)?.from ?? state.issuedAt;

const ofDuty = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] => {
  switch (state.status) {
    case 'assigned':
      return [...acknowledgement(state, facts), ...plan(state, facts)];
    case 'acknowledged':
    case 'drafted':
    case 'signed_off':
    case 'returned':
      return state.letter ? revision(state, state.letter.revisionDueOn, facts) : plan(state, facts);
    case 'in_review':
      return reviewReminders(state, facts);
    default:
      return [];
  }
};

/** Working days 1 and 3 after issue. */
const acknowledgement = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] =>
  [1, 3].map((n) => ({
    duty: 'acknowledgement',
    rule: `wd${n}`,
    occurrence: state.acknowledgeBy,
    dueAt: at(addWorkingDays(calendarFor(calendar, state), dayOf(datedSince(state, 'acknowledgement', state.issuedAt)), n), MORNING),
    addressees: UNIT_ADDRESSEES,
    alone: false,
    suppressed: null,
  }));

const plan = (state: IssuedState, { calendar, settings }: AssignmentFacts): PlannedReminder[] =>
  state.planNeeded
    ? deadlineLadder({ duty: 'plan', dueOn: state.planDueOn, occurrence: state.planDueOn, since: datedSince(state, 'plan', state.issuedAt), isChanged: 'plan' in state.redated, escalatesOnWd: state.mandatory ? settings.blueOnWd : null }, calendarFor(calendar, state))
    : [];

/** 5 and 1 working days before the revision date, and its last day. */
const revision = (state: IssuedState, dueOn: Day, facts: AssignmentFacts): PlannedReminder[] =>
  limitLadder({ duty: 'revision', dueOn, wds: [-5, -1, 0], addressees: WITH_UNIT_LEADER, occurrence: `r${state.round}/${dueOn}`, since: datedSince(state, 'revision', heldSince(state)) }, calendarFor(facts.calendar, state));

const ofMilestones = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] =>
  state.milestones
    .filter(({ id }) => !state.milestonesReached.includes(id))
    .flatMap(({ id, dueOn }) => deadlineLadder({ duty: `milestone:${id}`, dueOn, occurrence: dueOn, since: datedSince(state, `milestone:${id}`, state.issuedAt), isChanged: `milestone:${id}` in state.redated, escalatesOnWd: null }, calendarFor(calendar, state)));

/** The supervision notice itself goes out through the ledger like everything else. */
const ofCase = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] =>
  state.openCase
    ? [{ duty: 'supervision', rule: state.openCase.level, occurrence: state.openCase.id, dueAt: facts.at, addressees: BLUE_ADDRESSEES, alone: true, suppressed: null }]
    : [];
