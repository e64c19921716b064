import { QueryNotRegisteredError, QueryRejectedError, WorkflowClient, WorkflowNotFoundError, type Client, type ServiceError } from '@temporalio/client';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { assignmentViewQuery } from '#messages/assignment.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';

/** What a workflow says of itself, or why it says nothing. `blocked`: its task fails; `silent`: no worker answered in time. */
export type Asked =
  | { readonly is: 'running'; readonly state: AssignmentState }
  | { readonly is: 'missing' | 'terminated' | 'completed' | 'blocked' | 'silent' };

/** A cold workflow replays first; a worker that is busy with a herd takes its turn. */
const DEADLINE_MS = 8_000;
const FAILED_PRECONDITION = 9;

/** Asks an assignment's workflow for its state. */
export type Ask = (stream: AssignmentId) => Promise<Asked>;

/** An ended workflow says that it has ended, though Temporal could still ask it. */
export const asking = (client: Client): Ask => {
  const workflows = new WorkflowClient({ connection: client.connection, namespace: client.options.namespace, queryRejectCondition: 'NOT_OPEN' });
  return async (stream) => {
    try {
      const state = await client.connection.withDeadline(Date.now() + DEADLINE_MS, () => workflows.getHandle(workflowIdOf(stream)).query(assignmentViewQuery));
      return { is: 'running', state };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { is: 'missing' };
      if (error instanceof QueryRejectedError) return { is: COMPLETED.includes(error.status) ? 'completed' : 'terminated' };
      if (error instanceof QueryNotRegisteredError || codeOf(error) === FAILED_PRECONDITION) return { is: 'blocked' };
      if (codeOf(error) !== undefined) return { is: (await isFailing(client, stream)) ? 'blocked' : 'silent' };
      throw error;
    }
  };
};

/** Its workflow task is tried again and again: nobody would answer for it, however many workers run. */
async function isFailing(client: Client, stream: AssignmentId): Promise<boolean> {
  try {
    const { raw } = await client.workflow.getHandle(workflowIdOf(stream)).describe();
    return (raw.pendingWorkflowTask?.attempt ?? 0) > 1;
  } catch {
    return false;
  }
}

/** COMPLETED; a run that continued as new is never the last one. */
const COMPLETED: readonly number[] = [2];

const codeOf = (error: unknown): number | undefined => (error as ServiceError & { cause?: { code?: number } }).cause?.code;
