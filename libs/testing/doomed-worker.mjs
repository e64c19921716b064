/**
 * A worker in a process of its own, to be killed: it takes workflow tasks, says which activity it has begun, and answers
 * none. Plain JavaScript, as it is started without a build: `node doomed-worker.mjs <address> <namespace> <queue> <bundle>`.
 */
import { NativeConnection, Worker } from '@temporalio/worker';

const [address, namespace, taskQueue, codePath] = process.argv.slice(2);
const begun = (activity) => (input) => {
  process.stdout.write(`${JSON.stringify({ activity, input })}\n`);
  return new Promise(() => undefined);
};
const activities = Object.fromEntries(['executeTimed', 'loadEvents', 'composeSupervisionNotice', 'applyChangePage'].map((name) => [name, begun(name)]));
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({ connection, namespace, taskQueue, workflowBundle: { codePath }, activities, identity: 'doomed', stickyQueueScheduleToStartTimeout: '1s' });
await worker.run();
