import { TestWorkflowEnvironment } from '@temporalio/testing';
import { timeSkippingServerPath } from '#local-services/binaries.js';

/** A server of its own whose clock a test moves: for whatever waits. One clock a server, so one a spec file, tests in turn. */
export const timeSkippingEnvironment = async (): Promise<TestWorkflowEnvironment> =>
  TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: await timeSkippingServerPath() } } });
