import { at, dayOf } from '../calendar/day.js';
import type { Day, Instant } from '../calendar/instant.js';
import { addWorkingDays, previousWorkingDay } from '../calendar/working-calendar.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState, IssuedState } from '../assignment/assignment.state.js';
import { MORNING } from '../deadline/awaited.js';
import { datedSince } from '../deadline/duty-date.js';
import { changedDates } from './changed-dates.js';
import { deadlineLadder } from './deadline-ladder.js';
import { BLUE_ADDRESSEES, UNIT_ADDRESSEES, WITH_UNIT_LEADER, type Addressee, type PlannedReminder } from './reminder-rule.js';

/** Every row that the state's live duties ask for; what the ledger holds for another duty is to be suppressed. */
export const planReminders = (state: AssignmentState, facts: AssignmentFacts): PlannedReminder[] => {
  if (state.status === 'not_issued' || state.status === 'closed') return [];
  return [...ofDuty(state, facts), ...ofMilestones(state, facts), ...ofCase(state, facts), ...changedDates(state)];
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
      return state.slots
        .filter((slot) => !slot.decision)
        .flatMap((slot) => limit(`review:${slot.department}`, state.reviewDueOn, [-3, 0], [`${slot.department}:reviewer`], `r${state.round}/${state.reviewDueOn}`, datedSince(state, 'review', heldSince(state)), facts));
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
    dueAt: at(addWorkingDays(calendar, dayOf(state.issuedAt), n), MORNING),
    addressees: UNIT_ADDRESSEES,
    alone: false,
    suppressed: null,
  }));

const plan = (state: IssuedState, { calendar, settings }: AssignmentFacts): PlannedReminder[] =>
  state.planNeeded
    ? deadlineLadder({ duty: 'plan', dueOn: state.planDueOn, occurrence: state.planDueOn, since: datedSince(state, 'plan', state.issuedAt), isChanged: 'plan' in state.redated, escalatesOnWd: state.mandatory ? settings.blueOnWd : null }, calendar)
    : [];

/** 5 and 1 working days before the revision date, and its last day. */
const revision = (state: IssuedState, dueOn: Day, facts: AssignmentFacts): PlannedReminder[] =>
  limit('revision', dueOn, [-5, -1, 0], WITH_UNIT_LEADER, `r${state.round}/${dueOn}`, datedSince(state, 'revision', heldSince(state)), facts);

const limit = (duty: string, dueOn: Day, wds: readonly number[], addressees: readonly Addressee[], occurrence: string, since: Instant, { calendar }: AssignmentFacts): PlannedReminder[] =>
  wds.map((wd): PlannedReminder => {
    const dueAt = at(wd === 0 ? previousWorkingDay(calendar, dueOn) : addWorkingDays(calendar, dueOn, wd), MORNING);
    return { duty, rule: wd === 0 ? 'last' : `wd${wd}`, occurrence, dueAt, addressees, alone: wd === 0, suppressed: dueAt < since ? 'past_at_creation' : null };
  });

const ofMilestones = (state: IssuedState, { calendar }: AssignmentFacts): PlannedReminder[] =>
  state.milestones
    .filter(({ id }) => !state.milestonesReached.includes(id))
    .flatMap(({ id, dueOn }) => deadlineLadder({ duty: `milestone:${id}`, dueOn, occurrence: dueOn, since: datedSince(state, `milestone:${id}`, state.issuedAt), isChanged: `milestone:${id}` in state.redated, escalatesOnWd: null }, calendar));

/** The supervision notice itself goes out through the ledger like everything else. */
const ofCase = (state: IssuedState, facts: AssignmentFacts): PlannedReminder[] =>
  state.openCase
    ? [{ duty: 'supervision', rule: state.openCase.level, occurrence: state.openCase.id, dueAt: facts.at, addressees: BLUE_ADDRESSEES, alone: true, suppressed: null }]
    : [];
