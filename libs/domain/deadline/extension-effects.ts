import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { IssuedState } from '../assignment/assignment.state.js';
import { daysBetween } from '../calendar/day.js';
import type { Day } from '../calendar/instant.js';
import { workingDaysBetween } from '../calendar/working-calendar.js';
import { ledgerChanges, type LedgerChanges } from '../reminder/ledger-changes.js';
import { casesOfDuty } from '../supervision/close-supervision.js';
import type { DateMove } from './deadline.events.js';
import { extendableDate, runningDates, setDates } from './duty-date.js';

/** What stays where it is after the date that moves: how many days lay between, and how many would. */
export interface Shortened {
  readonly duty: string;
  readonly dueOn: Day;
  readonly daysWas: number;
  readonly daysIs: number;
}

/** What a new date of a duty would do (T9): nothing of it has happened. */
export interface ExtensionEffects extends DateMove {
  readonly days: number;
  readonly workingDays: number;
  readonly shortens: readonly Shortened[];
  readonly ledger: LedgerChanges;
  /** The date had passed: it would not be overdue any more. */
  readonly clearsOverdue: boolean;
  /** The supervision case that would be withdrawn. */
  readonly withdrawsCase: string | null;
}

/** Preview of an extension: dates and rows that move, and what the new date shortens; null where the duty has no date to move. */
export const extensionEffects = (state: IssuedState, duty: string, is: Day, facts: AssignmentFacts): ExtensionEffects | null => {
  const was = extendableDate(state, duty);
  if (!was) return null;
  const after = setDates({ ...state, openCase: casesOfDuty(state, duty, 'extended').length > 0 ? null : state.openCase }, [{ duty, was, is }], facts.at);
  const later = runningDates(state).filter((date) => date.holder === 'unit' && date.duty !== duty && date.dueOn >= was);
  return {
    duty, was, is,
    days: daysBetween(was, is),
    workingDays: workingDaysBetween(facts.calendar, was, is),
    shortens: later.map((date) => ({ duty: date.duty, dueOn: date.dueOn, daysWas: daysBetween(was, date.dueOn), daysIs: daysBetween(is, date.dueOn) })),
    ledger: ledgerChanges(state, after, facts),
    clearsOverdue: state.overdue.includes(duty) && !after.overdue.includes(duty),
    withdrawsCase: state.openCase && !after.openCase ? state.openCase.id : null,
  };
};
