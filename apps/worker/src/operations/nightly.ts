import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleOptions, type ScheduleUpdateOptions } from '@temporalio/client';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { ANCHOR_ID, OPERATIONS_ID } from '#messages/workflow-ids.js';

/** The schedule of the night watch, as this build wants it: made by the first worker, brought up to date by a later one. */
export const ensureNightly = (client: Client): Promise<void> =>
  ensure(client, OPERATIONS_ID, {
    // 02:00 Beijing: nobody works, and what the night finds is there before 09:00.
    spec: { calendars: [{ hour: 2 }], timezone: 'Asia/Shanghai' },
    action: { type: 'startWorkflow' as const, workflowType: 'operationsWorkflow', workflowId: OPERATIONS_ID, taskQueue: TASK_QUEUES.assignment, args: [] },
    // A night that Temporal was away is made up for until the morning; a long one is not doubled.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '6 hours' },
  });

/** The schedule of the anchors: at once, then every hour. */
export const ensureHourlyAnchor = (client: Client): Promise<void> =>
  ensure(client, ANCHOR_ID, {
    spec: { intervals: [{ every: '1 hour' }] },
    action: { type: 'startWorkflow' as const, workflowType: 'anchorWorkflow', workflowId: ANCHOR_ID, taskQueue: TASK_QUEUES.assignment, args: [] },
    // An anchor is about now: of the hours that Temporal was away the last one is enough.
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
  });

type Schedule = Pick<ScheduleOptions, 'spec' | 'action' | 'policies'>;

async function ensure(client: Client, scheduleId: string, schedule: Schedule): Promise<void> {
  try {
    await client.schedule.create({ scheduleId, ...schedule, state: { triggerImmediately: scheduleId === ANCHOR_ID } });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...schedule, state }) as ScheduleUpdateOptions);
  }
}
