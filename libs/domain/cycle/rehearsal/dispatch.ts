import { dayOf } from '../../calendar/day.js';
import type { Day, Instant } from '../../calendar/instant.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import { recipientsOf, type Directory } from '../../reminder/recipients.js';
import type { UnitId } from '../../shared/ids.js';
import { countsForCap, isCapped, isOfNoticeDay, mondayOf, nextWeekMorning } from '../../supervision/weekly-cap.js';
import type { IssueOrder } from '../launch-cycle.js';
import type { LifeDate } from './dates.js';
import type { Life, LifeRow, Outcome } from './life.js';

/** What one person would get, or would not, by one row; or a date that comes. One a person: every channel says the same. */
export interface Notice {
  readonly at: Instant;
  readonly line: LifeRow | LifeDate;
  readonly order: IssueOrder;
  /** A person; a role that nobody holds (`{unit}:{role}`); of a date the unit or department. */
  readonly to: string;
  readonly outcome: Outcome;
}

interface Entry {
  readonly line: LifeRow | LifeDate;
  readonly order: IssueOrder;
  readonly isPutOff: boolean;
}
/** All that falls on one instant; what the cap had put off goes first. */
interface Due {
  readonly putOff: Entry[];
  readonly rest: Entry[];
}

/** Hands on the rows of all assignments in the order of the calendar: to whoever holds the roles, at most three notice days a unit and week (S5). */
export class Dispatch {
  private readonly instants = new Map<Instant, Due>();
  private readonly notices: Notice[] = [];
  private week: Day | null = null;
  /** Days of this week on which a unit had a notice. */
  private readonly noticeDays = new Map<UnitId, Day[]>();

  constructor(
    private readonly directory: Directory,
    private readonly calendar: WorkingCalendar,
  ) {}

  add(order: IssueOrder, { rows, dates }: Life): void {
    for (const line of [...rows, ...dates]) this.dueAt(line.at).rest.push({ line, order, isPutOff: false });
  }

  /** An instant a step. */
  *run(): Generator<void, readonly Notice[]> {
    while (this.instants.size > 0) {
      // Not Math.min(...): what is put off adds instants on the way.
      const at = [...this.instants.keys()].reduce((first, each) => (each < first ? each : first));
      const { putOff, rest } = this.dueAt(at);
      this.instants.delete(at);
      this.handOn(at, [...putOff, ...rest]);
      yield;
    }
    return this.notices;
  }

  private dueAt(at: Instant): Due {
    const due = this.instants.get(at) ?? { putOff: [], rest: [] };
    this.instants.set(at, due);
    return due;
  }

  private handOn(at: Instant, entries: readonly Entry[]): void {
    const today = dayOf(at);
    this.beginWeek(today);
    const gone = new Set<UnitId>();
    for (const entry of entries) {
      const { line, order } = entry;
      if (line.kind === 'date') {
        for (const side of line.whose) this.notices.push({ at, line, order, to: side === 'unit' ? order.body.unit : side, outcome: line.outcome });
        continue;
      }
      const outcome = this.outcomeOf(entry, line, at, today);
      const isGone = this.row(line, order, at, outcome);
      if (outcome === 'capped') this.dueAt(nextWeekMorning(today, this.calendar)).putOff.push({ line, order, isPutOff: true });
      if (isGone && isOfNoticeDay(line)) gone.add(order.body.unit);
    }
    // The rows of one instant do not count against each other.
    for (const unit of gone) this.noticeDays.set(unit, [...(this.noticeDays.get(unit) ?? []), today]);
  }

  private beginWeek(today: Day): void {
    if (this.week !== mondayOf(today)) this.noticeDays.clear();
    this.week = mondayOf(today);
  }

  /** A notice put off goes with its case: what ended in the meantime is not made up for. */
  private outcomeOf({ order, isPutOff }: Entry, line: LifeRow, at: Instant, today: Day): Outcome {
    if (isPutOff && line.ended && line.ended.at <= at) return line.ended.reason;
    return line.outcome === 'sent' && countsForCap(line) && isCapped(this.noticeDays.get(order.body.unit) ?? [], today) ? 'capped' : line.outcome;
  }

  /** Answers whether it goes out to anybody. */
  private row(line: LifeRow, order: IssueOrder, at: Instant, outcome: Outcome): boolean {
    const { unit, leadDepartment } = order.body;
    const { persons, vacant } = recipientsOf({ addressees: line.addressees, status: line.status, unit, leadDepartment }, this.directory);
    for (const to of persons) this.notices.push({ at, line, order, to, outcome });
    // A role that nobody holds is shown; what goes out to nobody at all has said so by it.
    if (outcome === 'sent' || persons.length === 0) for (const to of vacant) this.notices.push({ at, line, order, to, outcome: outcome === 'sent' ? 'recipient_gone' : outcome });
    return outcome === 'sent' && persons.length > 0;
  }
}
