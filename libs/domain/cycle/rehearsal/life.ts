import { SYSTEM } from '../../access/actor.js';
import type { AssignmentFacts } from '../../assignment/assignment.facts.js';
import { initialState, type IssuedState } from '../../assignment/assignment.state.js';
import { instant, type Instant } from '../../calendar/instant.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { nextDue } from '../../deadline/next-due.js';
import { Ledger, type LedgerRow } from '../../reminder/ledger.js';
import { ledgerKey } from '../../reminder/ledger-changes.js';
import { play, playDue, standingAt, type Played, type Standing } from '../../reminder/play.js';
import type { PlannedReminder, SuppressedReason } from '../../reminder/reminder-rule.js';
import type { CycleSettings } from '../cycle-settings.js';
import type { IssueOrder } from '../launch-cycle.js';
import { Dates, type LifeDate } from './dates.js';
import { REHEARSED_TEXT, type Script } from './script.js';

/** What became of a row or date: `sent`, or why not. */
export type Outcome = 'sent' | SuppressedReason;

/** A row of the ledger as it ends; the same for every unit with this life, for its addressees are roles. */
export interface LifeRow extends Omit<PlannedReminder, 'suppressed'> {
  readonly kind: 'row';
  /** When it goes out; one that does not: when it would have. */
  readonly at: Instant;
  readonly outcome: Outcome;
  /** Status of the assignment when it goes out: a text that waits for sign-off is also for the leader. */
  readonly status: string;
  /** When and why it would not have gone out any more: what the cap of a week puts off may come too late. */
  readonly ended: { readonly at: Instant; readonly reason: SuppressedReason } | null;
}
/** The year of one assignment: every row of its ledger, every date. */
export interface Life {
  readonly rows: readonly LifeRow[];
  readonly dates: readonly LifeDate[];
}

export interface LifeFacts {
  readonly launchAt: Instant;
  readonly calendar: WorkingCalendar;
  readonly settings: CycleSettings;
}

/** More than any year has: a script or a rule that never ends is a bug, not a loop. */
const MOST_STEPS = 2_000;

/** Plays one assignment from its issue until nothing is awaited and nobody acts. Sending changes no state, so nobody's post is needed for it. */
export const lifeOf = (order: IssueOrder, script: Script, facts: LifeFacts): Life => {
  const year = new Year(order, script, facts);
  for (let steps = 0; year.step(); steps++) if (steps > MOST_STEPS) throw new Error(`${order.stream}: a year without end`);
  return year.end();
};

class Year {
  private standing: Standing;
  private facts: AssignmentFacts;
  private done = 0;
  private readonly ledger = new Ledger();
  private readonly dates = new Dates();
  private readonly sent = new Map<LedgerRow, { at: Instant; status: string }>();
  private readonly ended = new Map<string, { at: Instant; reason: SuppressedReason }>();

  constructor({ stream, body }: IssueOrder, private readonly script: Script, { launchAt, calendar, settings }: LifeFacts) {
    this.facts = { at: launchAt, calendar, settings, draft: { version: 1, textHash: REHEARSED_TEXT, sections: [{ id: 'goals', isEmpty: false, hash: REHEARSED_TEXT }], lastEditedBy: [] } };
    this.standing = standingAt(initialState(stream), this.facts);
    this.take(play(this.standing, SYSTEM, body, this.facts));
  }

  /** The next act or instant; on one instant first what falls due, then what is sent, then what people do. */
  step(): boolean {
    const state = this.issued;
    const due = nextDue(state);
    const act = this.script(state, this.done, this.facts);
    if (due && (!act || due.at <= act.at)) {
      this.send(due.at - 1);
      this.pass(due.at);
      const played = playDue(this.standing, due, this.facts);
      this.dates.came(due, state, played.events);
      this.take(played);
      return true;
    }
    if (!act) return false;
    this.send(act.at);
    this.pass(act.at);
    this.take(play(this.standing, act.actor, act.body, this.facts));
    this.done++;
    return true;
  }

  end(): Life {
    this.send(Infinity);
    const rows = this.ledger.all.map((row): LifeRow => {
      const { suppressed: _, ...planned } = row.planned;
      const sent = this.sent.get(row);
      return { kind: 'row', ...planned, at: sent?.at ?? planned.dueAt, outcome: sent ? 'sent' : (row.reason ?? 'superseded'), status: sent?.status ?? '', ended: this.ended.get(ledgerKey(planned)) ?? null };
    });
    return { rows, dates: this.dates.all };
  }

  private pass(at: Instant): void {
    this.facts = { ...this.facts, at: instant(Math.max(this.facts.at, at)) };
  }

  private get issued(): IssuedState {
    const { after } = this.standing;
    if (after.status === 'not_issued') throw new Error(`${after.id} was not issued`);
    return after;
  }

  private take(played: Played): void {
    const { after: before } = this.standing;
    this.standing = played;
    this.dates.changed(before, this.issued);
    const { ledger } = played;
    this.ledger.take(ledger, this.facts.at);
    for (const { reason, ...key } of ledger.suppressed) this.ended.set(ledgerKey(key), { at: this.facts.at, reason });
  }

  /** What is due by an instant goes out. */
  private send(until: number): void {
    for (let next = this.ledger.earliest; next !== null && next <= until; next = this.ledger.earliest) {
      this.pass(next);
      for (const row of this.ledger.due(this.facts.at)) {
        row.state = 'dispatched';
        this.sent.set(row, { at: this.facts.at, status: this.issued.status });
      }
    }
  }
}
