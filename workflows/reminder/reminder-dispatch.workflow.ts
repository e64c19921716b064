import { condition, continueAsNew, setCurrentDetails, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { ledgerChangedSignal, type ReminderDispatchStart } from '#messages/reminder.messages.js';
import { deliverHanded, dispatchDue } from '../shared/activity-proxies.js';
import { CONTINUE_AT } from '../shared/follow.js';

/** Between attempts at a channel that did not take everything; the message's own back-off is in the ledger. */
const RETRY_CHANNEL_MS = 30_000;

/**
 * One for all reminders (提醒): sleeps until the earliest row of the ledger is due, hands on whatever is due, and sleeps
 * again. The relay tells it when an earlier row is armed. Channels are served beside it, so a slow one holds nothing up.
 * It never ends.
 */
export async function reminderDispatchWorkflow(start: ReminderDispatchStart): Promise<void> {
  let offset = start.clockOffset ?? 0;
  let dueAt = start.dueAt ?? 0;
  let armedFor = Infinity;
  let delivering = false;
  let toDeliver = true;

  setHandler(ledgerChangedSignal, (told) => {
    offset = told.clockOffset;
    dueAt = Math.min(dueAt, told.dueAt ?? Infinity);
  });

  const isDue = (): boolean => dueAt - offset <= Date.now();
  const mustArm = (): boolean => dueAt - offset < armedFor;
  const mustDeliver = (): boolean => toDeliver && !delivering;
  const mayContinue = (): boolean => !delivering && workflowInfo().historyLength > CONTINUE_AT;

  const arm = (): void => {
    const at = dueAt - offset;
    armedFor = at;
    void sleep(Math.max(1, at - Date.now()), { summary: '下一提醒' }).then(
      () => {
        if (armedFor === at) armedFor = Infinity;
      },
      () => undefined,
    );
  };
  const deliver = (): void => {
    delivering = true;
    toDeliver = false;
    void deliverHanded()
      .then(async ({ retry }) => {
        if (retry > 0) {
          await sleep(RETRY_CHANNEL_MS, { summary: '渠道重试' });
          toDeliver = true;
        }
      })
      .catch(() => undefined)
      .finally(() => (delivering = false));
  };

  for (;;) {
    if (isDue()) {
      // Whatever is told while the rows go out is compared with the answer, so that no earlier row is forgotten.
      dueAt = Infinity;
      const { dispatched, nextDueAt, waitMs } = await dispatchDue();
      if (nextDueAt !== null) {
        // The record's clock counts: a span to wait, as the two clocks differ.
        if (waitMs !== undefined && dueAt === Infinity) offset = nextDueAt - waitMs - Date.now();
        dueAt = Math.min(dueAt, nextDueAt);
      }
      if (dispatched > 0) toDeliver = true;
    } else if (mustDeliver()) deliver();
    else if (mayContinue()) await continueAsNew<typeof reminderDispatchWorkflow>(Number.isFinite(dueAt) ? { clockOffset: offset, dueAt } : { clockOffset: offset });
    else if (mustArm()) arm();
    else {
      setCurrentDetails(Number.isFinite(dueAt) ? `下一提醒：${new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}（北京时间）` : '无待发提醒');
      await condition(() => isDue() || mustArm() || mustDeliver() || mayContinue());
    }
  }
}
