// Lets the Temporal SDK fetch a server into a folder, in a process of its own: it has no time limit that can be set.
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, downloadDir] = process.argv.slice(2);
const executable = { type: 'cached-download', downloadDir };
const environment = kind === 'cli' ? await TestWorkflowEnvironment.createLocal({ server: { executable } }) : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
await environment.teardown();
process.exit(0);
