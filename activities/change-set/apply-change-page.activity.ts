import { heartbeat } from '@temporalio/activity';
import type { ChangeSetActivities } from '#messages/change-set.messages.js';
import { applyPage } from '#record/apply-change-set.js';
import type { RecordContext } from '#record/record-context.js';

/** Twice is harmless: each row has its command id. */
export const applyChangePage =
  (record: RecordContext): ChangeSetActivities['applyChangePage'] =>
  ({ changeSet }) =>
    applyPage(record, changeSet, (cursor) => heartbeat({ cursor }));
