import { log } from '@temporalio/activity';
import type { OperationsActivities } from '#messages/operations.messages.js';
import { isWhole, ledgerSum } from '#record/ledger-sum.js';
import type { RecordContext } from '#record/record-context.js';
import { recordNow } from '#record/record-now.js';

/** Reads only. A broken sum is an alarm (T5). */
export const sumLedger =
  (record: RecordContext): OperationsActivities['sumLedger'] =>
  async () => {
    const sum = await ledgerSum(record.pool, await recordNow(record));
    if (!isWhole(sum)) log.error('the sum of the reminder ledger is broken', { ...sum });
    return { ...sum, isWhole: isWhole(sum) };
  };
