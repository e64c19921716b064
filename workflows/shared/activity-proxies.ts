import { proxyActivities } from '@temporalio/workflow';
import type { AssignmentActivities } from '#messages/assignment.messages.js';
import type { ChangeSetActivities } from '#messages/change-set.messages.js';
import type { CycleActivities } from '#messages/cycle.messages.js';
import type { AnchorActivities, OperationsActivities } from '#messages/operations.messages.js';
import type { ReminderActivities } from '#messages/reminder.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';

/** Commands and loads are one transaction: 10 s is ample. No attempt limit: the record may be away, then they wait. */
export const act = proxyActivities<AssignmentActivities>({ startToCloseTimeout: '10s', retry: { maximumInterval: '30s' } });

/** The same for a cycle's stream. */
export const ofCycle = proxyActivities<CycleActivities>({ startToCloseTimeout: '10s', retry: { maximumInterval: '30s' } });

/** A page of 50 acts takes a second; 2 minutes for a database that is slow for all. Its own queue: people's timed commands never wait behind it. */
export const inBulk = proxyActivities<ChangeSetActivities>({ taskQueue: TASK_QUEUES.bulk, startToCloseTimeout: '2m', heartbeatTimeout: '10s', retry: { maximumInterval: '30s' } });

/** Drains 500 rows a commit until none is due: minutes for a herd of a hundred thousand; a heartbeat tells a dead worker. */
export const { dispatchDue } = proxyActivities<Pick<ReminderActivities, 'dispatchDue'>>({ startToCloseTimeout: '10m', heartbeatTimeout: '20s', retry: { maximumInterval: '30s' } });

/** Talks to slow peers, so it has a queue of its own and never holds up a timed command. */
export const { deliverHanded } = proxyActivities<Pick<ReminderActivities, 'deliverHanded'>>({
  taskQueue: TASK_QUEUES.notify,
  startToCloseTimeout: '10m',
  heartbeatTimeout: '60s',
  retry: { maximumInterval: '1m' },
});

/** Asks every workflow in turn: an hour for a hundred thousand, a heartbeat a page. Tried three times: the next night comes. */
export const { reconcile } = proxyActivities<Pick<OperationsActivities, 'reconcile'>>({ startToCloseTimeout: '3h', heartbeatTimeout: '5m', retry: { maximumAttempts: 3 } });

/** One statement over the ledger's due rows. */
export const { sumLedger } = proxyActivities<Pick<OperationsActivities, 'sumLedger'>>({ startToCloseTimeout: '10m', retry: { maximumAttempts: 3 } });

/** Reads the last event of every stream and an hour of the trail: seconds with a hundred thousand streams. Tried three times: the next hour comes. */
export const { anchor } = proxyActivities<AnchorActivities>({ startToCloseTimeout: '10m', retry: { maximumAttempts: 3 } });
