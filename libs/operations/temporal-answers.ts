import type { Connection } from '@temporalio/client';

/** Shorter than a probe waits. */
const PATIENCE_MS = 1_500;

/** Whether the server serves: its port may be open while it does not. */
export const temporalAnswers = (connection: Connection): Promise<boolean> =>
  connection.withDeadline(Date.now() + PATIENCE_MS, () => connection.workflowService.getSystemInfo({})).then(() => true, () => false);
