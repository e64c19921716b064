import type { PayloadCodec } from '@temporalio/common';
import { visit, walkGetWorkflowExecutionHistoryResponse } from '@temporalio/common/lib/internal-non-workflow/payload-visitor.js';
import { WorkflowNotFoundError, type Client, type WorkflowHandle } from '@temporalio/client';

export type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;

/** The histories of a workflow's runs, oldest first: from the given or last one back along continue-as-new. */
export async function historiesOf(client: Client, workflowId: string, runId?: string): Promise<History[]> {
  const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const before = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
  return before ? [...(await historiesOf(client, workflowId, before)), history] : [history];
}

/** The same history with every payload decrypted, as the replay test reads it. */
export async function inPlain(history: History, { decode }: Pick<PayloadCodec, 'decode'>): Promise<History> {
  await visit({ history }, walkGetWorkflowExecutionHistoryResponse, {
    transformPayload: async (payload) => (await decode([payload]))[0] ?? payload,
    transformPayloads: (payloads) => decode(payloads),
    skipSearchAttributes: true,
  });
  return history;
}

/** No activity and no workflow task is on its way. */
const isQuiet = ({ events = [] }: History): boolean => {
  const count = (...names: readonly (keyof NonNullable<History['events']>[number])[]): number => (events ?? []).filter((event) => names.some((name) => event[name])).length;
  return (
    count('activityTaskScheduledEventAttributes') === count('activityTaskCompletedEventAttributes') &&
    count('workflowTaskScheduledEventAttributes') === count('workflowTaskCompletedEventAttributes', 'workflowTaskFailedEventAttributes', 'workflowTaskTimedOutEventAttributes')
  );
};

/**
 * Terminates a workflow that a test leaves behind; it may have ended by itself, or never have begun. On a time-skipping
 * server a task that is on its way when its workflow ends would hold the clock for good: that is waited for first.
 */
export async function endWorkflow(client: Client, workflowId: string): Promise<void> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    for (let looks = 0; looks < 100 && !isQuiet(await handle.fetchHistory()); looks++) await new Promise((resolve) => setTimeout(resolve, 20));
    await handle.terminate('end of the test');
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
