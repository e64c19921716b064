import { WorkflowExecutionAlreadyStartedError, type Client } from '@temporalio/client';
import { eventsRecordedSignal, type EventsRecorded } from '#messages/assignment.messages.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { workflowIdOf } from '#messages/workflow-ids.js';
import { followerOf } from '#processes/follower.js';
import type { WakeClaim } from '#record/wake.js';

/** Shorter than the lease of a wake row (10 s), so that nothing is told twice for slowness alone. */
const CALL_DEADLINE_MS = 5_000;

export type Told = 'told' | 'nobody_to_tell' | 'ended_too_early';

/**
 * One signal with all that a stream's workflow has not heard; starts it where it does not run. A terminated one starts
 * again, a completed one does not: for a closed stream there is nobody to tell, for an open one it ended too early.
 */
export async function tellWorkflow(client: Client, claim: WakeClaim, clockOffset: number, policy: 'ALLOW_DUPLICATE_FAILED_ONLY' | 'ALLOW_DUPLICATE' = 'ALLOW_DUPLICATE_FAILED_ONLY'): Promise<Told> {
  const { workflow, start, rulesVersion, folds, searchAttributes } = followerOf(claim.stream, clockOffset);
  const told: EventsRecorded = { upTo: claim.last, events: folds ? claim.events : [], rulesVersion };
  try {
    await client.connection.withDeadline(Date.now() + CALL_DEADLINE_MS, () =>
      client.workflow.signalWithStart(workflow, {
        workflowId: workflowIdOf(claim.stream),
        taskQueue: TASK_QUEUES.assignment,
        args: [start],
        signal: eventsRecordedSignal,
        signalArgs: [told],
        workflowIdReusePolicy: policy,
        staticSummary: claim.stream,
        ...(searchAttributes ? { searchAttributes } : {}),
      }),
    );
    return 'told';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return claim.closed ? 'nobody_to_tell' : 'ended_too_early';
    throw error;
  }
}
