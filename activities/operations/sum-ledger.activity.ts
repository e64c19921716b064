import { log } from '@temporalio/activity';
import type { OperationsActivities } from '#messages/operations.messages.js';
import { ledgerSumOf } from '#record/ledger-sum.js';
import type { RecordContext } from '#record/record-context.js';
import { reportWatch } from '#record/watch-reports.js';

/** Changes nothing of the ledger. A broken sum is an alarm (T5). */
export const sumLedger =
  (record: RecordContext): OperationsActivities['sumLedger'] =>
  async () => {
    const { sum, broken } = await ledgerSumOf(record);
    for (const each of broken) log.error('the sum of the reminder ledger is broken', { ...each });
    await reportWatch(record, 'ledger', broken.length);
    return { sum, broken: broken.length };
  };
