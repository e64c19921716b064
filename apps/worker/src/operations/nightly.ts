import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { OPERATIONS_ID } from '#messages/workflow-ids.js';

/** The schedule of the night watch, as this build wants it: made by the first worker, brought up to date by a later one. */
export async function ensureNightly(client: Client): Promise<void> {
  const schedule = {
    // 02:00 Beijing: nobody works, and what the night finds is there before 09:00.
    spec: { calendars: [{ hour: 2 }], timezone: 'Asia/Shanghai' },
    action: { type: 'startWorkflow' as const, workflowType: 'operationsWorkflow', workflowId: OPERATIONS_ID, taskQueue: TASK_QUEUES.assignment, args: [] },
    // A night that Temporal was away is made up for until the morning; a long one is not doubled.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '6 hours' },
  };
  try {
    await client.schedule.create({ scheduleId: OPERATIONS_ID, ...schedule });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(OPERATIONS_ID).update(({ state }) => ({ ...schedule, state }));
  }
}
