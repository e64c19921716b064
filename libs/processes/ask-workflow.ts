import { QueryNotRegisteredError, QueryRejectedError, WorkflowClient, WorkflowNotFoundError, type Client, type ServiceError } from '@temporalio/client';
import type { AssignmentState } from '#domain/assignment/assignment.state.js';
import type { CycleState } from '#domain/cycle/cycle.state.js';
import { isChangeSetId, isCycleId, type StreamId } from '#domain/shared/ids.js';
import { assignmentViewQuery } from '#messages/assignment.messages.js';
import { cycleViewQuery } from '#messages/cycle.messages.js';
import { workflowIdOf } from '#messages/workflow-ids.js';

/** What a workflow says of itself, or why it says nothing; null: it holds no state. `blocked`: its task fails; `silent`: no worker answered in time. */
export type Asked =
  | { readonly is: 'running'; readonly state: AssignmentState | CycleState | null }
  | { readonly is: 'missing' | 'terminated' | 'completed' | 'blocked' | 'silent' };

/** A cold workflow replays first; a worker that is busy with a herd takes its turn. */
const DEADLINE_MS = 8_000;
const FAILED_PRECONDITION = 9;

/** Asks a stream's workflow for its state. */
export type Ask = (stream: StreamId) => Promise<Asked>;

/** An ended workflow says that it has ended, though Temporal could still ask it. Answers are read as the client reads them. */
export const asking = (client: Client): Ask => {
  const workflows = new WorkflowClient({ connection: client.connection, namespace: client.options.namespace, dataConverter: client.options.dataConverter, queryRejectCondition: 'NOT_OPEN' });
  return async (stream) => {
    // A change set's workflow knows no row of it: that it runs is all.
    if (isChangeSetId(stream)) return describing(client, workflowIdOf(stream));
    const handle = workflows.getHandle(workflowIdOf(stream));
    try {
      const state = await client.connection.withDeadline(Date.now() + DEADLINE_MS, (): Promise<AssignmentState | CycleState> => (isCycleId(stream) ? handle.query(cycleViewQuery) : handle.query(assignmentViewQuery)));
      return { is: 'running', state };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { is: 'missing' };
      if (error instanceof QueryRejectedError) return { is: COMPLETED.includes(error.status) ? 'completed' : 'terminated' };
      if (error instanceof QueryNotRegisteredError || codeOf(error) === FAILED_PRECONDITION) return { is: 'blocked' };
      if (codeOf(error) !== undefined) return { is: (await describing(client, workflowIdOf(stream))).is === 'blocked' ? 'blocked' : 'silent' };
      throw error;
    }
  };
};

/** Without asking itself: whether it runs, and whether its workflow task is tried again and again, so that nobody would answer for it, however many workers run. */
export async function describing(client: Client, workflowId: string): Promise<Asked> {
  try {
    const { status, raw } = await client.connection.withDeadline(Date.now() + DEADLINE_MS, () => client.workflow.getHandle(workflowId).describe());
    if (status.name === 'RUNNING') return (raw.pendingWorkflowTask?.attempt ?? 0) > 1 ? { is: 'blocked' } : { is: 'running', state: null };
    return { is: COMPLETED.includes(status.code) ? 'completed' : 'terminated' };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { is: 'missing' };
    if (codeOf(error) !== undefined) return { is: 'silent' };
    throw error;
  }
}

/** COMPLETED; a run that continued as new is never the last one. */
const COMPLETED: readonly number[] = [2];

const codeOf = (error: unknown): number | undefined => (error as ServiceError & { cause?: { code?: number } }).cause?.code;
