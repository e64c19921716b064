import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { instant } from '#domain/calendar/instant.js';
import { Ledger } from '#domain/reminder/ledger.js';
import { CHANNELS, messageKey, type Channel } from '#domain/reminder/message.js';
import { recipientsOf, type Directory } from '#domain/reminder/recipients.js';
import type { StreamChange } from '#record/stream-change.js';
import { inBeijing } from './in-beijing.js';

/** What one person got on one channel at one instant, epoch ms. */
export interface Notice {
  readonly at: number;
  readonly person: string;
  readonly channel: Channel;
  /** Duty and rule of each line. */
  readonly lines: readonly string[];
}

/** The reminder ledger and its dispatch without a database: rows planned and suppressed by acts, sent by person and channel. */
export class InMemoryReminders {
  private readonly ledgers = new Map<IssuedState['id'], Ledger>();
  readonly notices: Notice[] = [];

  constructor(
    private readonly directory: Directory,
    private readonly stateOf: (id: IssuedState['id']) => IssuedState,
  ) {}

  take({ after, at, ledger: changes }: StreamChange): void {
    const ledger = this.ledgers.get(after.id) ?? new Ledger();
    this.ledgers.set(after.id, ledger);
    ledger.take(changes, at);
  }

  /** Epoch ms of the earliest armed row. */
  get earliest(): number | null {
    const armed = [...this.ledgers.values()].map(({ earliest }) => earliest).filter((each) => each !== null);
    return armed.length === 0 ? null : Math.min(...armed);
  }

  /** As `dispatchDue`: of a duty only the newest due row, one digest a person and instant, what goes alone with its like. */
  dispatch(now: number): number {
    const messages = new Map<string, { person: string; lines: string[] }>();
    let count = 0;
    for (const [id, ledger] of this.ledgers) {
      const { unit, leadDepartment, status } = this.stateOf(id);
      for (const row of ledger.due(instant(now))) {
        const { persons } = recipientsOf({ addressees: row.planned.addressees, status, unit, leadDepartment }, this.directory);
        [row.state, row.reason] = persons.length === 0 ? ['suppressed', 'recipient_gone'] : ['dispatched', null];
        count++;
        for (const person of persons) {
          const key = messageKey(person, row.planned);
          const message = messages.get(key) ?? { person, lines: [] };
          message.lines.push(`${row.planned.duty} ${row.planned.rule}`);
          messages.set(key, message);
        }
      }
    }
    for (const { person, lines } of messages.values()) for (const channel of CHANNELS) this.notices.push({ at: now, person, channel, lines: [...lines].sort() });
    return count;
  }
}

/** One line a notice, by day, person and channel: what a golden list holds. */
export const asList = (notices: readonly Notice[]): string =>
  notices.map(({ at, person, channel, lines }) => `${inBeijing(at)}  ${person.padEnd(16)}  ${channel.padEnd(6)}  ${lines.join(', ')}`).sort().join('\n') + '\n';
