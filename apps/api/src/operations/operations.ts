import { Connection } from '@temporalio/client';
import { certificateEnd, temporalConnection } from '#config/temporal.js';
import { Metrics } from '#operations/metrics.js';
import { serveOperations, type OperationsServer } from '#operations/operations-server.js';
import { House } from '#operations/readings.js';
import { temporalAnswers } from '#operations/temporal-answers.js';
import { SystemReadModel } from '#persistence/read-models/system.read-model.js';
import type { Databases } from '../platform/database.js';
import { forOperations } from '../platform/readership.js';
import type { ApiSettings } from '../platform/tokens.js';

/** What the API tells whoever keeps it running, on a port of its own: what it counts from its first act on, how the record stands, and whether Temporal answers. */
export function operationsOf({ METRICS_HOST: host = '127.0.0.1', ...settings }: ApiSettings, port: number) {
  const metrics = new Metrics(certificateEnd(settings));
  const connection = connectionOf(settings);
  let server: OperationsServer | undefined;
  return {
    metrics,
    serve: async ({ read }: Databases): Promise<void> => {
      const house = new House(new SystemReadModel(forOperations(read)));
      server = await serveOperations({ metrics, house, temporal: async () => (connection ? temporalAnswers(connection) : null) }, { port, host });
    },
    close: async (): Promise<void> => {
      await server?.close();
      await connection?.close();
    },
  };
}

/** Lazy: it may be away for ever. */
const connectionOf = (settings: Omit<ApiSettings, 'METRICS_HOST'>): Connection | undefined => {
  const options = temporalConnection(settings);
  return options && Connection.lazy(options);
};
