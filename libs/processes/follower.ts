import type { Client } from '@temporalio/client';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { CYCLE_RULES_VERSION } from '#domain/cycle/cycle.rules.js';
import { assignmentParts, isChangeSetId, isCycleId, type AssignmentId, type StreamId } from '#domain/shared/ids.js';
import type { AssignmentStart } from '#messages/assignment.messages.js';
import type { ChangeSetStart } from '#messages/change-set.messages.js';
import type { CycleStart } from '#messages/cycle.messages.js';
import { ledgerChangedSignal, type ReminderDispatchStart } from '#messages/reminder.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { REMINDER_DISPATCH_ID } from '#messages/workflow-ids.js';

/** Which workflow follows a stream, and what it starts with. */
export interface Follower {
  readonly workflow: 'assignmentWorkflow' | 'annualCycleWorkflow' | 'changeSetWorkflow';
  readonly start: AssignmentStart | CycleStart | ChangeSetStart;
  readonly rulesVersion: number;
  /** False for one that asks the record at each signal: no event goes into its history. */
  readonly folds: boolean;
  readonly searchAttributes?: Readonly<Record<string, string[]>>;
}

export const followerOf = (stream: StreamId, clockOffset: number): Follower => {
  if (isCycleId(stream)) return { workflow: 'annualCycleWorkflow', start: { cycle: stream, rulesVersion: CYCLE_RULES_VERSION, clockOffset }, rulesVersion: CYCLE_RULES_VERSION, folds: true };
  if (isChangeSetId(stream)) return { workflow: 'changeSetWorkflow', start: { changeSet: stream }, rulesVersion: 1, folds: false };
  const parts = assignmentParts(stream);
  if (!parts) throw new Error(`${stream} has no workflow`);
  return {
    workflow: 'assignmentWorkflow',
    start: { assignment: stream as AssignmentId, rulesVersion: RULES_VERSION, clockOffset },
    rulesVersion: RULES_VERSION,
    folds: true,
    searchAttributes: { CycleId: [parts.year], ObligationId: [parts.obligation], UnitId: [parts.unit] },
  };
};

/** Tells the one dispatch of reminders which instant is the earliest; starts it where it does not run, `anew` also where it does. */
export async function tellDispatch(client: Client, told: { readonly dueAt: number | null; readonly clockOffset: number }, { anew = false } = {}): Promise<void> {
  const start: ReminderDispatchStart = { clockOffset: told.clockOffset };
  await client.workflow.signalWithStart('reminderDispatchWorkflow', {
    workflowId: REMINDER_DISPATCH_ID, taskQueue: TASK_QUEUES.assignment, args: [start], signal: ledgerChangedSignal, signalArgs: [told], workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    ...(anew ? { workflowIdConflictPolicy: 'TERMINATE_EXISTING' as const } : {}), staticSummary: '提醒分发',
  });
}
