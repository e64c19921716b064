import { heartbeat } from '@temporalio/activity';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { dispatchDue as throughRecord } from '#record/dispatch.js';
import type { RecordContext } from '#record/record-context.js';

/** Twice is harmless: a row is claimed and settled in one transaction. */
export const dispatchDue =
  (record: RecordContext): ReminderActivities['dispatchDue'] =>
  () =>
    throughRecord(record, (dispatched) => heartbeat({ dispatched }));
