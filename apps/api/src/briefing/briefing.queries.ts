import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { OverviewView } from '#api-types/views/assignment.views.js';
import type { BriefingView } from '#api-types/views/briefing.views.js';
import { addDays, dayOf } from '#domain/calendar/day.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { AssignmentLists } from '../assignments/assignment-list.queries.js';
import { Overview } from '../dashboards/overview.queries.js';
import type { SignedIn } from '../platform/request.js';
import { SupervisionRegister } from '../supervision/supervision.queries.js';

type View = z.infer<typeof BriefingView>;
type Cell = z.infer<typeof OverviewView>['cells'][number];
/** Rows of each list that fit the screen. */
const SHOWN = 10;
const WEEK = 7;

/** What a leader asks first: what is red and why, what became of it in a week, what waits for a signature. */
@Injectable()
export class Briefing {
  constructor(
    @Inject(AssignmentLists) private readonly items: AssignmentLists,
    @Inject(Overview) private readonly overview: Overview,
    @Inject(SupervisionRegister) private readonly supervision: SupervisionRegister,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  async view(year: number, user: SignedIn): Promise<View> {
    const since = addDays(dayOf(await this.clock.now()), -WEEK);
    const [red, now, before, drafts, replies] = await Promise.all([
      this.items.list({ cycle: year, light: 'red' }, user, SHOWN),
      this.overview.view(year, undefined, user),
      this.overview.view(year, since, user),
      this.supervision.list({ state: 'open', drafted: '1' }, user, SHOWN),
      this.supervision.list({ state: 'open', reply: 'waiting' }, user, SHOWN),
    ]);
    const earlier = new Map(before.cells.map((cell) => [cell.assignment, cell]));
    const changed = (is: (cell: Cell) => boolean): Cell[] => now.cells.filter((cell) => is(cell) && !is(earlier.get(cell.assignment) ?? { ...cell, light: 'grey', status: 'assigned' }));
    const turnedRed = changed(({ light }) => light === 'red');
    const leftRed = changed(({ light }) => light !== 'red').filter(({ assignment }) => earlier.get(assignment)?.light === 'red');
    const approved = changed(({ status }) => status === 'approved');
    return {
      at: now.at, launched: now.launched, lights: red.lights, red: red.rows,
      week: {
        since, lights: countsOf(before.cells),
        turnedRed: turnedRed.slice(0, SHOWN), turnedRedTotal: turnedRed.length, leftRed: leftRed.slice(0, SHOWN), leftRedTotal: leftRed.length, approved: approved.slice(0, SHOWN), approvedTotal: approved.length,
      },
      drafts: drafts.rows, draftsTotal: drafts.total, replies: replies.rows, repliesTotal: replies.total,
    };
  }
}

const countsOf = (cells: readonly Cell[]): View['lights'] => {
  const counts = { red: 0, yellow: 0, green: 0, grey: 0 };
  for (const { light } of cells) counts[light] += 1;
  return counts;
};
