import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReminderList } from '#api-types/views/register.views.js';
import { ReminderReadModel, type ReminderFilter, type ReminderPlace } from '#persistence/read-models/reminder.read-model.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { asOfInstant } from '../platform/as-of.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { scopeOf } from '../platform/visibility.js';

/** 提醒台账. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(ReminderReadModel) private readonly reminders: ReminderReadModel,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  /** `asOf`: a past day. */
  async list(filter: ReminderFilter, user: SignedIn, page: number, pageSize: number, asOf?: string): Promise<z.infer<typeof ReminderList>> {
    const past = asOfInstant(asOf, await this.clock.now());
    const [{ at, rows }, { total, ...sum }] = await Promise.all([this.rows(filter, user, page, pageSize, asOf), this.reminders.sum(filter, scopeOf(user), past)]);
    return { total, page, pageSize, sum, at, rows };
  }

  /** How many there are. */
  async total(filter: ReminderFilter, user: SignedIn, asOf?: string): Promise<number> {
    return (await this.reminders.sum(filter, scopeOf(user), asOfInstant(asOf, await this.clock.now()))).total;
  }

  /** Rows alone, of a page or after a place. */
  async rows(filter: ReminderFilter, user: SignedIn, from: number | ReminderPlace, size: number, asOf?: string): Promise<Pick<z.infer<typeof ReminderList>, 'at' | 'rows'> & { readonly last: ReminderPlace | undefined }> {
    const now = await this.clock.now();
    const past = asOfInstant(asOf, now);
    const [rows, nameOf] = await Promise.all([this.reminders.page(filter, scopeOf(user), from, size, past), this.units.names()]);
    return {
      at: instantText(past ?? now), last: rows.at(-1)?.place,
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
