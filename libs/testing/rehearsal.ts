import { SYSTEM } from '#domain/access/actor.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { nextDue } from '#domain/deadline/next-due.js';
import { directoryOf as contactsAsDirectory } from '#domain/cycle/rehearsal/rehearse.js';
import type { Directory } from '#domain/reminder/recipients.js';
import { issueBody } from './assignments.js';
import { CHARACTERS_STREAM, instantOfLine, perform, YEAR_BEGINS, YEAR_ENDS, type Character } from './characters/character.js';
import { InMemoryRecord } from './in-memory-record.js';
import { InMemoryReminders } from './in-memory-reminders.js';
import { castOf } from './moves.js';

/** Who holds which role where: everybody who has to do with the characters' assignment. */
export const directoryOf = (state: Pick<IssuedState, 'unit' | 'leadDepartment' | 'supportingDepartments'>): Directory => contactsAsDirectory(castOf(state).map(({ userId, unit, roles }) => ({ id: userId, unit, roles })));

/** A record that keeps a ledger too. */
export function recordWithReminders(clock: () => number | Promise<number>, onChange?: () => Promise<void>): { record: InMemoryRecord; reminders: InMemoryReminders } {
  const record: InMemoryRecord = new InMemoryRecord(clock, {
    onChange: async (change) => {
      reminders.take(change);
      await onChange?.();
    },
  });
  const reminders = new InMemoryReminders(directoryOf(issueBody(CHARACTERS_STREAM)), (id) => {
    const state = record.stateOf(id);
    if (state.status === 'not_issued') throw new Error(`${id} is not issued`);
    return state;
  });
  return { record, reminders };
}

/** Plays a year in memory: acts, instants and reminders in the order of the calendar. Answers every notice of the year. */
export async function rehearse({ story }: Character): Promise<InMemoryReminders> {
  let now = YEAR_BEGINS;
  const { record, reminders } = recordWithReminders(() => now);
  await record.must(CHARACTERS_STREAM, SYSTEM, issueBody(CHARACTERS_STREAM));
  const lines = [...story];
  for (;;) {
    const state = record.stateOf(CHARACTERS_STREAM);
    const due = nextDue(state);
    const [line] = lines;
    const next = Math.min(due?.at ?? Infinity, reminders.earliest ?? Infinity, line ? instantOfLine(line) : Infinity);
    if (next > YEAR_ENDS) return reminders;
    now = Math.max(now, next);
    // On one instant: what falls due, then what is sent, then what people do.
    if (due && due.at <= now) await record.activities.executeTimed({ assignment: CHARACTERS_STREAM, rule: due.rule, occurrence: due.occurrence, after: state.sequence });
    else if ((reminders.earliest ?? Infinity) <= now) reminders.dispatch(now);
    else if (line) await perform(record, lines.shift() ?? line);
  }
}
