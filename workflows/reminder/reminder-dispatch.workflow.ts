import { condition, continueAsNew, setCurrentDetails, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { ledgerChangedSignal, type ReminderDispatchStart } from '#messages/reminder.messages.js';
import { deliverHanded, dispatchDue } from '../shared/activity-proxies.js';
import { CONTINUE_AT } from '../shared/follow-stream.js';

/** A channel is tried again at the earliest after this long; the message's own back-off is in the ledger. */
const RETRY_CHANNEL_MS = 30_000;

/**
 * One for all reminders (提醒): sleeps until the earliest row of the ledger is due, hands on whatever is due, and sleeps
 * again. The relay tells it when an earlier row is armed. Channels are served beside it, so a slow one holds nothing up.
 * It never ends.
 */
export async function reminderDispatchWorkflow(start: ReminderDispatchStart): Promise<void> {
  const continueAt = start.continueAt ?? CONTINUE_AT;
  let offset = start.clockOffset ?? 0;
  let dueAt = start.dueAt ?? 0;
  // A message may wait from before this run: its channel is asked once at the start.
  let deliverAt = 0;
  let delivering = false;
  let armedFor = Infinity;

  setHandler(ledgerChangedSignal, (told) => {
    offset = told.clockOffset;
    dueAt = Math.min(dueAt, told.dueAt ?? Infinity);
  });

  const isDue = (): boolean => dueAt - offset <= Date.now();
  const mustDeliver = (): boolean => !delivering && deliverAt <= Date.now();
  const mayContinue = (): boolean => !delivering && workflowInfo().historyLength > continueAt;
  const wakeAt = (): number => Math.min(dueAt - offset, delivering ? Infinity : deliverAt);
  const mustArm = (): boolean => wakeAt() < armedFor;

  const arm = (at: number): void => {
    armedFor = at;
    void sleep(Math.max(1, at - Date.now()), { summary: at === dueAt - offset ? '下一提醒' : '渠道重试' }).then(
      () => {
        if (armedFor === at) armedFor = Infinity;
      },
      () => undefined,
    );
  };
  const deliver = (): void => {
    delivering = true;
    deliverAt = Infinity;
    void deliverHanded()
      .then(({ retryInMs }) => {
        if (retryInMs !== null) deliverAt = Math.min(deliverAt, Date.now() + Math.max(RETRY_CHANNEL_MS, retryInMs));
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
      if (dispatched > 0) deliverAt = 0;
    } else if (mayContinue()) {
      // Before a channel is tried again: one that fails for a day would let the history grow all day.
      await continueAsNew<typeof reminderDispatchWorkflow>({ clockOffset: offset, continueAt, ...(Number.isFinite(dueAt) ? { dueAt } : {}) });
    } else if (mustDeliver()) deliver();
    else if (mustArm()) arm(wakeAt());
    else {
      setCurrentDetails(Number.isFinite(dueAt) ? `下一提醒：${new Date(dueAt + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}（北京时间）` : '无待发提醒');
      await condition(() => isDue() || mustArm() || mustDeliver() || mayContinue());
    }
  }
}
