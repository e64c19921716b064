import type { AssignmentEventType } from '../assignment/assignment.events.js';
import type { AssignmentFacts } from '../assignment/assignment.facts.js';
import type { AssignmentState } from '../assignment/assignment.state.js';
import type { Instant } from '../calendar/instant.js';
import type { DueRule } from '../deadline/due-rule.js';
import { nextDue } from '../deadline/next-due.js';
import { ledgerKey } from './ledger-changes.js';
import { playDue, standingAt, type Standing } from './play.js';
import type { PlannedReminder } from './reminder-rule.js';
import { sourceOf, type ReminderSource } from './reminder-source.js';

/** A message that goes out if nobody acts, and why. */
export interface ForecastRow extends Pick<PlannedReminder, 'duty' | 'rule' | 'occurrence' | 'addressees' | 'alone'> {
  readonly at: Instant;
  readonly source: ReminderSource;
  readonly calendarVersion: string;
}
/** What the rules will do by themselves if nobody acts. */
export interface ForecastEvent {
  readonly at: Instant;
  readonly rule: DueRule;
  readonly events: readonly AssignmentEventType[];
}
export interface Forecast {
  readonly rows: readonly ForecastRow[];
  readonly events: readonly ForecastEvent[];
}

/** More instants than any assignment has: a rule that never ends is a bug, not a loop. */
const MOST_STEPS = 1_000;

/**
 * "Why, what next" (T7): what the ledger will show and the rules will do from now on if nobody acts. It walks the same rules
 * as the record: the next instant, its events, the rows that these plan and suppress.
 */
export const forecast = (state: AssignmentState, facts: AssignmentFacts): Forecast => {
  const walk = new Walk(state, facts);
  for (let steps = 0; walk.step(); steps++) if (steps > MOST_STEPS) throw new Error(`${state.id}: instants without end`);
  return walk.end();
};

class Walk {
  private standing: Standing;
  private readonly armed: Map<string, PlannedReminder>;
  private readonly rows: ForecastRow[] = [];
  private readonly events: ForecastEvent[] = [];

  constructor(
    state: AssignmentState,
    private readonly facts: AssignmentFacts,
  ) {
    this.standing = standingAt(state, facts);
    // A row whose instant has come is the dispatcher's already.
    this.armed = new Map([...this.standing.rows].filter(([, row]) => !row.suppressed && row.dueAt > facts.at));
  }

  /** Lets the next instant come; false where none is waited for. */
  step(): boolean {
    const due = nextDue(this.standing.after);
    if (!due) return false;
    const at = due.at > this.facts.at ? due.at : this.facts.at;
    this.send(at);
    const facts = { ...this.facts, at };
    const played = playDue(this.standing, due, facts);
    const { events, ledger: { planned, suppressed } } = played;
    this.standing = played;
    this.events.push({ at, rule: due.rule, events: events.map(({ type }) => type) });
    for (const row of planned) if (!row.suppressed) this.armed.set(ledgerKey(row), row.dueAt < at ? { ...row, dueAt: at } : row);
    for (const row of suppressed) this.armed.delete(ledgerKey(row));
    return true;
  }

  end(): Forecast {
    this.send(null);
    return { rows: this.rows, events: this.events };
  }

  /** What is due by an instant goes out; null: all that is left. */
  private send(until: Instant | null): void {
    const due = [...this.armed].filter(([, row]) => until === null || row.dueAt <= until).sort(([, a], [, b]) => a.dueAt - b.dueAt);
    for (const [key, row] of due) {
      this.armed.delete(key);
      this.rows.push({ duty: row.duty, rule: row.rule, occurrence: row.occurrence, addressees: row.addressees, alone: row.alone, at: row.dueAt, source: sourceOf(row, this.standing.after), calendarVersion: this.facts.calendar.version });
    }
  }
}
