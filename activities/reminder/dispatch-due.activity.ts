import { heartbeat } from '@temporalio/activity';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { dispatchDue as throughRecord } from '#record/dispatch.js';
import { countReady } from '#record/messages.js';
import type { RecordContext } from '#record/record-context.js';

/**
 * Twice is harmless: a row is claimed and settled in one transaction. What an attempt that died has handed on counts with the
 * one after it, which finds the messages and no row: whoever hears the answer gives them to their channels.
 */
export const dispatchDue =
  (record: RecordContext): ReminderActivities['dispatchDue'] =>
  async () => {
    const { dispatched, ...next } = await throughRecord(record, (count) => heartbeat({ dispatched: count }));
    return { dispatched: dispatched + (await countReady(record)), ...next };
  };
