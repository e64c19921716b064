import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { ledgerChangedSignal, type ReminderDispatchStart } from '#messages/reminder.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { instantOf } from './assignment-scene.js';
import { InMemoryLedger } from './in-memory-ledger.js';
import { IDENTITY, type TestServer } from './temporal-servers.js';
import { endWorkflow } from './workflow-histories.js';

export interface DispatchOptions {
  readonly taskQueue: string;
  /** Day on which the record's clock stands at the start, 09:00. */
  readonly startsOn?: string;
  readonly hurryMs?: number;
  readonly continueAt?: number;
}

export type DispatchScene = Awaited<ReturnType<typeof dispatchScene>>;

/** A fake ledger with its clock, and the dispatch of its reminders on a time-skipping server. */
export async function dispatchScene({ env }: TestServer, { taskQueue, startsOn = '2024-03-29', hurryMs = 0, ...more }: DispatchOptions) {
  let offset = instantOf(startsOn, 9) - (await env.currentTimeMs());
  const now = async (): Promise<number> => (await env.currentTimeMs()) + offset;
  const ledger = new InMemoryLedger(now);
  const workflowId = `${taskQueue}/reminder-dispatch`;
  /** As the relay does when the earliest row or the clock's offset has changed. */
  const tell = async (): Promise<void> => {
    const clockOffset = offset + hurryMs;
    const start: ReminderDispatchStart = { clockOffset, ...more };
    await env.client.workflow.signalWithStart('reminderDispatchWorkflow', { workflowId, taskQueue, args: [start], signal: ledgerChangedSignal, signalArgs: [{ dueAt: ledger.earliest, clockOffset }] });
  };
  const shared = { connection: env.nativeConnection, namespace: env.namespace ?? 'default', identity: IDENTITY } as const;
  return {
    ledger, workflowId, tell,
    until: async (day: string, hour = 0, minute = 0): Promise<void> => env.sleep(instantOf(day, hour, minute) - (await now())),
    jump: async (day: string, hour = 0, minute = 0): Promise<void> => {
      offset += instantOf(day, hour, minute) - (await now());
      await tell();
    },
    /** Runs the workflow and both queues while the test lasts. What would be left running holds the server's clock. */
    run: async (workflowBundle: WorkflowBundle, test: () => Promise<void>): Promise<void> => {
      const dispatch = await Worker.create({ ...shared, taskQueue, workflowBundle, activities: ledger.activities });
      const notify = await Worker.create({ ...shared, taskQueue: TASK_QUEUES.notify, activities: ledger.channel });
      await notify.runUntil(dispatch.runUntil(() => test().finally(() => endWorkflow(env.client, workflowId))));
    },
  };
}
