import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { CommandOf } from '../assignment/assignment.commands.js';
import type { NewAssignmentEvent } from '../assignment/assignment.events.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { dayOf, endOf } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { addWorkingDays, type WorkingCalendar } from '../calendar/working-calendar.js';
import type { DateMove } from '../deadline/deadline.events.js';
import { runningDates } from '../deadline/duty-date.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import { casesOfDuty } from '../supervision/close-supervision.js';
import { movedLimits } from './limit-dates.js';

/** A shorter date leaves at least so many working days (section 8). */
const NOTICE_WD = 5;

/** The first day that a date may be set to: a later one may be today, a shorter one leaves time. */
const earliestFor = (move: DateMove, today: Day, calendar: WorkingCalendar): Day => (move.is < move.was ? addWorkingDays(calendar, today, NOTICE_WD) : today);

const tooNear = (move: DateMove, today: Day, calendar: WorkingCalendar): Refusal | undefined => {
  const earliest = earliestFor(move, today, calendar);
  return move.is < earliest ? { code: 'DATE_TOO_NEAR', facts: { duty: move.duty, was: move.was, is: move.is, earliest } } : undefined;
};

/** A later date clears what was overdue, and withdraws its case. */
const withdrawn = (state: IssuedState, moves: readonly DateMove[], { at }: AssignmentFacts): NewAssignmentEvent[] =>
  moves.filter(({ is, was }) => is > was && endOf(is) > at).flatMap(({ duty }) => casesOfDuty(state, duty, 'changed'));

/**
 * 执行变更 on one assignment (T6, section 8): one date, another calendar, or other settings, which move every date that a
 * limit gave. By the system, with the sequence that the preview saw.
 */
export const applyChange = (state: IssuedState, command: CommandOf<'ApplyChange'>, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const { changeSet, change, expectedSequence } = command;
  if (command.actor.kind !== 'system') return refuse('WRONG_ROLE', { verb: command.type });
  if (state.status === 'closed') return refuse('CLOSED', { outcome: state.outcome });
  if (expectedSequence !== state.sequence) return refuse('SEQUENCE_CHANGED', { expected: expectedSequence, actual: state.sequence });
  if (change.kind === 'deadline') return newDeadline(state, change, changeSet, facts);
  const moved = movedLimits(state, facts.changedFrom ?? facts, facts).filter((move) => !tooNear(move, dayOf(facts.at), facts.calendar));
  const cases = withdrawn(state, moved, facts);
  if (change.kind === 'calendar') {
    if (change.version === state.calendarVersion) return refuse('NOTHING_TO_CHANGE', { calendar: change.version });
    return { events: [...cases, { type: 'CalendarChanged', data: { changeSet, was: state.calendarVersion, is: change.version, moved } }] };
  }
  if (change.version === state.settingsVersion) return refuse('NOTHING_TO_CHANGE', { settings: change.version });
  return { events: [...cases, { type: 'SettingsChanged', data: { changeSet, was: state.settingsVersion, is: change.version, moved } }] };
};

const newDeadline = (state: IssuedState, { duty, dueOn }: { duty: string; dueOn: Day }, changeSet: string, facts: AssignmentFacts): Decision<NewAssignmentEvent> => {
  const running = runningDates(state).find((date) => date.duty === duty);
  if (!running || running.dueOn === dueOn) return refuse('NOTHING_TO_CHANGE', { duty });
  const move = { duty, was: running.dueOn, is: dueOn };
  const refusal = tooNear(move, dayOf(facts.at), facts.calendar);
  if (refusal) return { refusal };
  const moved = [move, ...revisionBehind(state, move)];
  return { events: [...withdrawn(state, moved, facts), { type: 'DeadlineChanged', data: { changeSet, moved } }] };
};

/** A revision date is never before the plan deadline (section 8). */
const revisionBehind = (state: IssuedState, { duty, is }: DateMove): DateMove[] =>
  duty === 'plan' && state.letter && state.letter.revisionDueOn < is ? [{ duty: 'revision', was: state.letter.revisionDueOn, is }] : [];
