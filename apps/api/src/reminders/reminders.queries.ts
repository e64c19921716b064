import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ReminderList } from '#api-types/views/register.views.js';
import { ReminderReadModel, type ReminderFilter } from '#persistence/read-models/reminder.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { scopeOf } from '../platform/visibility.js';

/** 提醒台账. */
@Injectable()
export class Reminders {
  constructor(
    @Inject(ReminderReadModel) private readonly reminders: ReminderReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(filter: ReminderFilter, user: SignedIn, page: number, pageSize: number): Promise<z.infer<typeof ReminderList>> {
    const scope = scopeOf(user);
    const [rows, { total, ...sum }, nameOf] = await Promise.all([this.reminders.page(filter, scope, page, pageSize), this.reminders.sum(filter, scope), this.units.names()]);
    return {
      total, page, pageSize, sum,
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
