import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { timeSkippingServerPath } from '#local-services/binaries.js';
import { NAMESPACE, startTemporal } from '#local-services/temporal.js';

/** A Temporal server of one spec file, or of the script that records histories. */
export interface TestServer {
  readonly env: TestWorkflowEnvironment;
  close(): Promise<void>;
}

/** In histories stands who wrote them: not the name of a machine. */
export const IDENTITY = 'test';
const client = { identity: IDENTITY };
/** Temporal's own log says errors only. Installed before anything else of the SDK's native part. */
export const quietRuntime = (): Runtime =>
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } } });

/** A server whose clock a test moves: for whatever waits. One server, one clock: tests in turn, nothing left running. */
export async function timeSkippingServer(): Promise<TestServer> {
  const runtime = quietRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({ client, server: { executable: { type: 'existing-path', path: await timeSkippingServerPath() } } });
  return {
    env,
    close: async () => {
      await env.teardown();
      await runtime.shutdown();
    },
  };
}

/** A development server: for messages, continued runs and workers that end. Its clock is the real one. */
export async function devServer(): Promise<TestServer> {
  const runtime = quietRuntime();
  const server = await startTemporal();
  const env = await TestWorkflowEnvironment.createFromExistingServer({ address: server.address, namespace: NAMESPACE, client });
  return {
    env,
    close: async () => {
      await env.teardown();
      await runtime.shutdown();
      await server.stop();
    },
  };
}
