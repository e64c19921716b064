import 'reflect-metadata';
import { pino } from 'pino';
import { apiEnvironment, EnvironmentError } from '#config/environment.js';
import { createApp } from './create-app.js';
import { openDatabases } from './platform/database.js';

async function main(): Promise<void> {
  const settings = apiEnvironment();
  const log = pino({ level: settings.LOG_LEVEL, base: { process: 'api' } });
  // Only where it is wished for: it loads the client of Temporal, which no act needs.
  const operations = settings.METRICS_PORT === undefined ? undefined : (await import('./operations/operations.js')).operationsOf(settings, settings.METRICS_PORT);
  // As little is loaded of what traces.
  const tracing = settings.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : (await import('#operations/open-telemetry.js')).openTracing('liandong-api', settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const databases = await openDatabases(settings, operations?.metrics.acted, tracing);
  const app = await createApp(settings, databases, log, operations?.metrics.answered);
  await operations?.serve(databases);
  await app.listen(settings.PORT, settings.HOST);
  process.stdout.write('READY\n');

  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= Promise.all([app.close(), operations?.close()]).then(() => databases.close()).then(() => tracing?.close()).then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : (error as Error).stack}\n`);
  process.exit(error instanceof EnvironmentError ? error.exitCode : 1);
});
