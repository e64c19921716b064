import type { ReminderActivities } from '#messages/reminder.messages.js';

/** A row of the ledger that has gone out: when it was due, and when it went, epoch ms of the record's clock. */
export interface GoneRow {
  readonly dueAt: number;
  readonly at: number;
}

/** The reminder ledger without a database: armed rows, what has gone out, and a channel that answers as a test says. */
export class InMemoryLedger {
  private armed: number[] = [];
  readonly gone: GoneRow[] = [];
  readonly calls = { dispatchDue: 0, deliverHanded: 0 };
  /** The channel's next answers (ms until it must be tried again); with none left it has taken everything. */
  readonly channelAnswers: number[] = [];
  /** Epoch ms of the record's clock, a delivery each. */
  readonly deliveries: number[] = [];
  /** Runs inside `dispatchDue`, when its answer is made and not yet given. */
  beforeAnswer: () => Promise<void> = () => Promise.resolve();
  /** A channel that hangs: deliveries wait for it. */
  channelIsReady: Promise<void> = Promise.resolve();

  constructor(private readonly clock: () => Promise<number>) {}

  arm(...dueAt: number[]): void {
    this.armed = [...this.armed, ...dueAt].sort((a, b) => a - b);
  }
  get earliest(): number | null {
    return this.armed[0] ?? null;
  }

  readonly activities: Pick<ReminderActivities, 'dispatchDue'> = {
    dispatchDue: async () => {
      this.calls.dispatchDue++;
      const at = await this.clock();
      const due = this.armed.filter((dueAt) => dueAt <= at);
      this.armed = this.armed.filter((dueAt) => dueAt > at);
      this.gone.push(...due.map((dueAt) => ({ dueAt, at })));
      const nextDueAt = this.earliest;
      await this.beforeAnswer();
      return nextDueAt === null ? { dispatched: due.length, nextDueAt } : { dispatched: due.length, nextDueAt, waitMs: nextDueAt - at };
    },
  };
  readonly channel: Pick<ReminderActivities, 'deliverHanded'> = {
    deliverHanded: async () => {
      this.calls.deliverHanded++;
      await this.channelIsReady;
      this.deliveries.push(await this.clock());
      return { sent: 0, retryInMs: this.channelAnswers.shift() ?? null };
    },
  };
}
