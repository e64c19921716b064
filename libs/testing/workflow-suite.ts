import { afterAll, beforeAll } from '@jest/globals';
import type { WorkflowBundle } from '@temporalio/worker';
import type { TestServer } from './temporal-servers.js';
import { bundleWorkflows } from './workflow-bundle.js';

/** What the tests of one spec file share; there before the first of them, gone after the last. */
export interface WorkflowSuite {
  readonly server: TestServer;
  readonly workflowBundle: WorkflowBundle;
  /** A queue of its own for each test: no worker takes another's tasks. */
  taskQueue(name: string): string;
}

/** One server and the workflows of the tree, for the tests of the `describe` that calls it: they run one after another. */
export function workflowSuite(open: () => Promise<TestServer>): WorkflowSuite {
  let server: TestServer;
  let workflowBundle: WorkflowBundle;
  let queues = 0;
  beforeAll(async () => {
    server = await open();
    workflowBundle = await bundleWorkflows();
  });
  afterAll(() => server.close());
  return {
    get server() {
      return server;
    },
    get workflowBundle() {
      return workflowBundle;
    },
    taskQueue: (name) => `${name}-${++queues}`,
  };
}
