import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { eventWord } from '#api-types/event-words.js';
import type { ForecastView } from '#api-types/views/register.views.js';
import { isProvisional } from '#domain/calendar/working-calendar.js';
import { dayOf } from '#domain/calendar/day.js';
import { completed } from '#domain/cycle/cycle-settings.js';
import { dueOnOf } from '#domain/deadline/holder.js';
import { forecast } from '#domain/reminder/forecast.js';
import { reminderWords } from '#domain/reminder/reminder-text.js';
import { ForecastReadModel } from '#persistence/read-models/forecast.read-model.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { maySee } from '../platform/visibility.js';

type View = z.infer<typeof ForecastView>;
/** "Last and next three events." */
const THREE = 3;

/** Why, what next (T7): the domain's own rules, walked ahead of the clock. */
@Injectable()
export class Forecasts {
  constructor(@Inject(ForecastReadModel) private readonly read: ForecastReadModel) {}

  async view(id: string, user: SignedIn): Promise<View> {
    const found = await this.read.facts(id);
    if (!found || !maySee(user, { unit: found.state.unit, departments: [found.state.leadDepartment, ...found.state.supportingDepartments] })) throw notFound();
    const { state, settings, calendar, now, last } = found;
    const { rows, events } = forecast(state, { at: now, calendar, settings: completed(settings), draft: null });
    const sent = rows.map((row) => ({ at: row.at, type: row.rule, text: reminderWords(row) }));
    const done = events.flatMap(({ at, events: types }) => types.map((type) => ({ at, type, text: eventWord(type) })));
    return {
      at: instantText(now),
      calendar: { version: calendar.version, provisional: isProvisional(calendar, dueOnOf(state) ?? dayOf(now)) },
      last: last.map(({ type, atMs }) => ({ at: instantText(atMs), type, text: eventWord(type) })),
      next: [...done, ...sent].sort((a, b) => a.at - b.at).slice(0, THREE).map(({ at, ...item }) => ({ ...item, at: instantText(at) })),
      rows: rows.map(({ at, addressees, alone: _alone, source, ...row }) => ({ ...row, at: instantText(at), to: [...addressees], source: { ...source }, text: reminderWords(row) })),
    };
  }
}
