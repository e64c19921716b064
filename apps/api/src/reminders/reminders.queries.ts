import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReminderList } from '#api-types/views/register.views.js';
import { ReminderReadModel, type ReminderFilter } from '#persistence/read-models/reminder.read-model.js';
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
    const scope = scopeOf(user);
    const now = await this.clock.now();
    const past = asOfInstant(asOf, now);
    const [rows, { total, ...sum }, nameOf] = await Promise.all([this.reminders.page(filter, scope, page, pageSize, past), this.reminders.sum(filter, scope, past), this.units.names()]);
    return {
      total, page, pageSize, sum, at: instantText(past ?? now),
      rows: rows.map(({ unit, occurrence, dueAtMs, addressees, deliveries, ...row }) => ({
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
