import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReminderList } from '#api-types/views/register.views.js';
import { turned } from '#persistence/read-models/keyset.js';
import { REMINDER_ORDER, ReminderReadModel, type ReminderFilter } from '#persistence/read-models/reminder.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import { countedTo, marksOf, PAGE_SIZE, turnOf, type Marks } from '../platform/paging.js';
import type { SignedIn } from '../platform/request.js';
import { scopeOf } from '../platform/visibility.js';
import type { ReminderQuery } from './reminder-query.js';

type Query = z.infer<typeof ReminderQuery>;
/** So many rows of a ledger are summed at a look: a year of all provinces is 48,000. A longer one is filtered first. */
const SUMMED = 50_000;

/** 提醒台账. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(ReminderReadModel) private readonly reminders: ReminderReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** `asOf`: a past day. */
  async list({ after, before, page: _page, asOf, ...filter }: Query & Pick<ReminderFilter, 'assignment'>, user: SignedIn, size = PAGE_SIZE): Promise<z.infer<typeof ReminderList>> {
    const past = asOfInstant(asOf, await this.clock.now());
    const [piece, { total, ...sum }] = await Promise.all([this.rows(filter, user, { after, before }, size, asOf), this.reminders.sum(filter, scopeOf(user), past, SUMMED)]);
    return { ...countedTo(total, SUMMED), sum, ...piece };
  }

  /** How many there are, all counted. */
  async total(filter: ReminderFilter, user: SignedIn, asOf?: string): Promise<number> {
    return (await this.reminders.sum(filter, scopeOf(user), asOfInstant(asOf, await this.clock.now()))).total;
  }

  /** Rows alone. */
  async rows(filter: ReminderFilter, user: SignedIn, marks: Marks, size: number, asOf?: string): Promise<Pick<z.infer<typeof ReminderList>, 'at' | 'rows' | 'previous' | 'next'>> {
    const now = await this.clock.now();
    const past = asOfInstant(asOf, now);
    const [{ rows, ...beside }, nameOf] = await Promise.all([turned(turnOf(REMINDER_ORDER, marks, size), (turn) => this.reminders.page(filter, scopeOf(user), turn, past)), this.units.names()]);
    return {
      at: instantText(past ?? now), ...marksOf(beside),
      rows: rows.map(({ place: _place, unit, occurrence, dueAtMs, addressees, deliveries, ...row }) => ({
        ...row,
        key: [row.assignment, row.duty, row.rule, occurrence].join('|'),
        unit: nameOf(unit),
        dueAt: instantText(dueAtMs),
        to: [...addressees],
        deliveries: deliveries.map(({ atMs, ...delivery }) => ({ ...delivery, at: instantText(atMs) })),
      })),
    };
  }
}
