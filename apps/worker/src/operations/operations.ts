import type { Connection } from '@temporalio/client';
import type { RuntimeOptions } from '@temporalio/worker';
import type { WorkerEnvironment } from '#config/environment.js';
import { certificateEnd } from '#config/temporal.js';
import { freePort } from '#local-services/ports.js';
import { Metrics } from '#operations/metrics.js';
import { serveOperations, type OperationsServer } from '#operations/operations-server.js';
import { House } from '#operations/readings.js';
import { temporalAnswers } from '#operations/temporal-answers.js';
import { SystemReadModel } from '#persistence/read-models/system.read-model.js';
import type { RecordContext } from '#record/record-context.js';

/** What the SDK tells is on this machine: a scrape waits no longer for it. */
const SDK_PATIENCE_MS = 1_000;

/** What the worker tells whoever keeps it running, on a port of its own; the SDK's own metrics with it. Undefined where no port is named. */
export async function operationsOf({ METRICS_PORT: port, METRICS_HOST: host, ...environment }: Pick<WorkerEnvironment, 'METRICS_PORT' | 'METRICS_HOST' | 'TEMPORAL_TLS_CERTIFICATE_FILE'>) {
  if (port === undefined) return undefined;
  const metrics = new Metrics(certificateEnd(environment));
  // The SDK takes no port by itself.
  const sdk = `127.0.0.1:${await freePort()}`;
  let connection: Connection | undefined;
  let server: OperationsServer | undefined;
  return {
    metrics,
    /** For the runtime of the SDK, which serves its metrics by itself. */
    runtime: { telemetryOptions: { metrics: { prometheus: { bindAddress: sdk, countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true } } } } satisfies RuntimeOptions,
    serve: async ({ pool }: RecordContext): Promise<void> => {
      const house = new House(new SystemReadModel({ query: async (sql, parameters) => (await pool.query(sql, parameters as unknown[])).rows as never }));
      const more = async (): Promise<string> => (await fetch(`http://${sdk}/metrics`, { signal: AbortSignal.timeout(SDK_PATIENCE_MS) })).text();
      server = await serveOperations({ metrics, house, more, temporal: async () => (connection ? temporalAnswers(connection) : false) }, { port, host });
    },
    /** From now on Temporal is asked whether it answers. */
    reached: (by: Connection): void => void (connection = by),
    close: async (): Promise<void> => server?.close(),
  };
}
