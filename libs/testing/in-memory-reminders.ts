import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { PlannedReminder, SuppressedReason } from '#domain/reminder/reminder-rule.js';
import { recipientsOf, type Directory } from '#record/dispatch-recipients.js';
import type { StreamChange } from '#record/stream-change.js';
import { inBeijing } from './in-beijing.js';

/** A row of the ledger: what was planned, and what became of it. */
interface Row {
  readonly of: IssuedState['id'];
  readonly planned: PlannedReminder;
  state: 'armed' | 'dispatched' | 'suppressed';
  reason: SuppressedReason | null;
}
/** What one person got on one channel at one instant, epoch ms. */
export interface Notice {
  readonly at: number;
  readonly person: string;
  readonly channel: 'in_app' | 'email';
  /** Duty and rule of each line. */
  readonly lines: readonly string[];
}

const keyOf = (of: string, { duty, rule, occurrence }: { duty: string; rule: string; occurrence: string }): string => `${of}|${duty}|${rule}|${occurrence}`;

/** The reminder ledger and its dispatch without a database: rows planned and suppressed by acts, sent by person and channel. */
export class InMemoryReminders {
  private readonly rows = new Map<string, Row>();
  readonly notices: Notice[] = [];

  constructor(
    private readonly directory: Directory,
    private readonly stateOf: (id: IssuedState['id']) => IssuedState,
  ) {}

  /** As `writeAct`: new rows, rows that are asked for again, rows whose duty is over. */
  take({ after, at, ledger }: StreamChange): void {
    for (const planned of ledger.planned) {
      const known = this.rows.get(keyOf(after.id, planned));
      if (!known) this.rows.set(keyOf(after.id, planned), { of: after.id, planned, state: planned.suppressed ? 'suppressed' : 'armed', reason: planned.suppressed });
      else if (known.state === 'suppressed' && planned.suppressed === null && planned.dueAt >= at) [known.state, known.reason] = ['armed', null];
    }
    for (const { reason, ...key } of ledger.suppressed) {
      const row = this.rows.get(keyOf(after.id, key));
      if (row?.state === 'armed') [row.state, row.reason] = ['suppressed', reason];
    }
  }

  /** Epoch ms of the earliest armed row. */
  get earliest(): number | null {
    const armed = [...this.rows.values()].filter(({ state }) => state === 'armed').map(({ planned }) => planned.dueAt);
    return armed.length === 0 ? null : Math.min(...armed);
  }

  /** As `dispatchDue`: of a duty only the newest due row, one digest a person and instant, what goes alone with its like. */
  dispatch(now: number): number {
    const due = [...this.rows.values()].filter(({ state, planned }) => state === 'armed' && planned.dueAt <= now);
    for (const row of due) {
      if (due.some((other) => other.of === row.of && other.planned.duty === row.planned.duty && other.planned.occurrence === row.planned.occurrence && other.planned.dueAt > row.planned.dueAt)) [row.state, row.reason] = ['suppressed', 'merged'];
    }
    const going = due.filter(({ state }) => state === 'armed').sort((a, b) => a.planned.dueAt - b.planned.dueAt);
    const messages = new Map<string, { person: string; lines: string[] }>();
    for (const row of going) {
      const people = this.recipients(row);
      [row.state, row.reason] = people.length === 0 ? ['suppressed', 'recipient_gone'] : ['dispatched', null];
      for (const person of people) {
        const key = `${person}|${row.planned.dueAt}|${row.planned.alone ? row.planned.rule : 'digest'}`;
        const message = messages.get(key) ?? { person, lines: [] };
        message.lines.push(`${row.planned.duty} ${row.planned.rule}`);
        messages.set(key, message);
      }
    }
    for (const { person, lines } of messages.values()) for (const channel of ['in_app', 'email'] as const) this.notices.push({ at: now, person, channel, lines: [...lines].sort() });
    return due.length;
  }

  private recipients({ of, planned }: Row): readonly string[] {
    const { task, unit, leadDepartment, status } = this.stateOf(of);
    return recipientsOf(
      { assignment_id: of, duty: planned.duty, rule: planned.rule, occurrence: planned.occurrence, addressees: planned.addressees, alone: planned.alone, due_ms: planned.dueAt, task_code: task, unit_id: unit, lead_department: leadDepartment, status, held: false },
      this.directory,
    );
  }
}

/** One line a notice, by day, person and channel: what a golden list holds. */
export const asList = (notices: readonly Notice[]): string =>
  notices.map(({ at, person, channel, lines }) => `${inBeijing(at)}  ${person.padEnd(16)}  ${channel.padEnd(6)}  ${lines.join(', ')}`).sort().join('\n') + '\n';
