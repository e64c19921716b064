import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { OptInList, OptInRow } from '#api-types/views/carrying-out.views.js';
import { initialState } from '#domain/assignment/assignment.state.js';
import type { AssignmentFacts } from '#domain/assignment/assignment.facts.js';
import { optIn } from '#domain/assignment/opt-in.js';
import { dayOf } from '#domain/calendar/day.js';
import type { Instant } from '#domain/calendar/instant.js';
import { addWorkingDays, calendarFor } from '#domain/calendar/working-calendar.js';
import { isLaunched } from '#domain/cycle/cycle.state.js';
import { optionalOrders } from '#domain/cycle/launch-cycle.js';
import { withMovedDates } from '#domain/cycle/moved-dates.js';
import { withGroups } from '#domain/cycle/region-groups.js';
import { cycleId } from '#domain/shared/ids.js';
import { isRefused } from '#domain/shared/refusal.js';
import { CarryingOutReadModel } from '#persistence/read-models/carrying-out.read-model.js';
import { CatalogueReadModel, obligationOf } from '#persistence/read-models/catalogue.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { LaunchReadModel } from '#persistence/read-models/launch.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import type { SignedIn } from '../platform/request.js';
import { told } from '../platform/told.js';

type Row = z.infer<typeof OptInRow>;

/** 选做 (section 8): what is offered to the reader's unit; whether it may be taken the rule itself is asked. */
@Injectable()
export class OptInLists {
  constructor(
    @Inject(CarryingOutReadModel) private readonly carryingOut: CarryingOutReadModel,
    @Inject(LaunchReadModel) private readonly launches: LaunchReadModel,
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
  ) {}

  async list(year: number, user: SignedIn): Promise<z.infer<typeof OptInList>> {
    const cycle = cycleId(year);
    const [state, { now, calendar }] = await Promise.all([this.launches.cycle(cycle), this.clock.nowAndCalendar()]);
    const stored = isLaunched(state) ? await this.catalogues.byHash(state.catalogueHash) : undefined;
    if (!isLaunched(state) || !stored || (user.unitKind !== 'province' && user.unitKind !== 'city')) return { cycle, rows: [] };
    const catalogue = withMovedDates(withGroups(stored.content, state.groups), state.moved ?? {});
    const orders = optionalOrders(catalogue, stored.hash, { provinces: user.unitKind === 'province' ? [user.unit] : [], cities: [] }).filter(({ body }) => body.unit === user.unit);
    const issued = await this.carryingOut.issued(orders.map(({ stream }) => stream));
    const closesOn = addWorkingDays(calendarFor(calendar, user), dayOf(state.launchedAt), state.settings.optInWd);
    const rows = orders.flatMap(({ stream, body: order }): Row[] => {
      const clause = obligationOf(catalogue, order.task, order.obligation);
      if (!clause) return [];
      const facts: AssignmentFacts = { at: now as Instant, calendar, settings: state.settings, draft: null, optional: { order, isInScope: true, launchedAt: state.launchedAt } };
      const decided = optIn(initialState(stream), { type: 'OptIn', actor: actorOf(user), at: now, commandId: 'asked' } as Parameters<typeof optIn>[1], facts);
      const { task, obligation } = clause;
      return [
        {
          assignment: stream, task: { code: task.code, title: task.title, englishTitle: task.englishTitle }, summary: obligation.summary, planDueOn: obligation.planNeeded ? obligation.planDueOn : null,
          milestones: obligation.milestones.map(({ summary, dueOn }) => ({ summary, dueOn })), closesOn, taken: issued.get(stream) ?? null,
          refusal: isRefused(decided) ? told(decided.refusal) : null,
        },
      ];
    });
    return { cycle, rows };
  }
}
