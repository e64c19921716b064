import { addDays } from '../../calendar/day.js';
import type { Day } from '../../calendar/instant.js';
import { previousWorkingDay } from '../../calendar/working-calendar.js';
import type { ObligationId, TaskCode, UnitId } from '../../shared/ids.js';
import { mondayOf } from '../../supervision/weekly-cap.js';
import { arrivesOn, reviewLoad, staffOf, wavesOf, type DepartmentWeek, type LoadInput, type Wave } from './review-load.js';

/** So many weeks before its date a plan may be asked for at the earliest. */
export const MOST_WEEKS_EARLIER = 6;

/** An obligation whose plans would be asked for earlier. */
export interface StaggeredDate {
  readonly obligation: ObligationId;
  readonly task: TaskCode;
  readonly was: Day;
  readonly is: Day;
  readonly plans: number;
}
export interface Proposal {
  readonly dates: readonly StaggeredDate[];
  /** Decisions by department and week with the proposed dates. */
  readonly load: readonly DepartmentWeek[];
}

/**
 * Staggered plan dates (Y5): an obligation at a time, the largest first, to the latest week in which its departments can still
 * read it; where there is none, to the week in which the busiest of them has the least. A date that the notice names stays,
 * and no date moves later: the cycle's own is the last one.
 */
export const staggeredDates = (input: LoadInput): Proposal => {
  const waves = wavesOf(input);
  const board = new Board(input);
  const movable = waves.filter(({ isOfNotice }) => !isOfNotice).sort((a, b) => b.plans * b.departments.length - a.plans * a.departments.length || (a.obligation < b.obligation ? -1 : 1));
  for (const wave of waves.filter(({ isOfNotice }) => isOfNotice)) board.add(wave, wave.planDueOn);
  const dated = new Map<Wave, Day>();
  for (const wave of movable) {
    const is = board.best(wave);
    board.add(wave, is);
    dated.set(wave, is);
  }
  const dates = movable
    .map((wave): StaggeredDate => ({ obligation: wave.obligation, task: wave.task, was: wave.planDueOn, is: dated.get(wave) ?? wave.planDueOn, plans: wave.plans }))
    .filter(({ was, is }) => was !== is)
    .sort((a, b) => (a.is === b.is ? (a.obligation < b.obligation ? -1 : 1) : a.is < b.is ? -1 : 1));
  return { dates, load: reviewLoad(input, waves.map((wave) => ({ ...wave, planDueOn: dated.get(wave) ?? wave.planDueOn }))) };
};

/** What each department has to read in each week so far. */
class Board {
  private readonly load = new Map<string, number>();
  private readonly staff: (department: UnitId) => number;

  constructor(private readonly input: LoadInput) {
    this.staff = staffOf(input.contacts);
  }

  add(wave: Wave, planDueOn: Day): void {
    for (const key of this.keys(wave, planDueOn)) this.load.set(key, (this.load.get(key) ?? 0) + wave.plans);
  }

  best(wave: Wave): Day {
    const candidates = Array.from({ length: MOST_WEEKS_EARLIER + 1 }, (_, weeks) => (weeks === 0 ? wave.planDueOn : previousWorkingDay(this.input.calendar, addDays(wave.planDueOn, -7 * weeks))));
    const within = candidates.find((each) => this.peak(wave, each) <= this.input.perReviewer);
    return within ?? candidates.reduce((best, each) => (this.peak(wave, each) < this.peak(wave, best) ? each : best));
  }

  /** The most that one of its departments would have in that week, a reviewer. */
  private peak(wave: Wave, planDueOn: Day): number {
    return Math.max(...this.keys(wave, planDueOn).map((key, index) => ((this.load.get(key) ?? 0) + wave.plans) / Math.max(1, this.staff(wave.departments[index] ?? ''))));
  }
  private keys(wave: Wave, planDueOn: Day): readonly string[] {
    const monday = mondayOf(arrivesOn(wave, planDueOn, this.input.calendar));
    return wave.departments.map((department) => `${department}|${monday}`);
  }
}
