import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { eventWord } from '#api-types/event-words.js';
import type { ForecastView } from '#api-types/views/register.views.js';
import { isProvisional } from '#domain/calendar/working-calendar.js';
import { dayOf } from '#domain/calendar/day.js';
import { dueOnOf } from '#domain/deadline/holder.js';
import { forecast } from '#domain/reminder/forecast.js';
import { reminderWords } from '#domain/reminder/reminder-text.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { isThere } from '../assignments/history.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { maySee, sideOf, sidesOf } from '../platform/visibility.js';

type View = z.infer<typeof ForecastView>;
/** "Last and next three events." */
const THREE = 3;

/** Why, what next (T7): the domain's own rules, walked ahead of the clock. */
@Injectable()
export class Forecasts {
  constructor(
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
  ) {}

  async view(id: string, user: SignedIn): Promise<View> {
    const whole = await this.assignments.whole(id);
    if (!whole || !maySee(user, sidesOf(whole.state))) throw notFound();
    const { state, now } = whole;
    const facts = await this.facts.of(state, now);
    const { rows, events } = forecast(state, facts);
    const past = whole.events.filter((event) => isThere(event, sideOf(user, state))).slice(-THREE).reverse();
    const sent = rows.map((row) => ({ at: row.at, type: row.rule, text: reminderWords(row) }));
    const done = events.flatMap(({ at, events: types }) => types.map((type) => ({ at, type, text: eventWord(type) })));
    return {
      at: instantText(now),
      calendar: { version: facts.calendar.version, provisional: isProvisional(facts.calendar, dueOnOf(state) ?? dayOf(now)) },
      last: past.map(({ type, at }) => ({ at: instantText(at), type, text: eventWord(type) })),
      next: [...done, ...sent].sort((a, b) => a.at - b.at).slice(0, THREE).map(({ at, ...item }) => ({ ...item, at: instantText(at) })),
      rows: rows.map(({ at, addressees, alone: _alone, source, ...row }) => ({ ...row, at: instantText(at), to: [...addressees], source: { ...source }, text: reminderWords(row) })),
    };
  }
}
