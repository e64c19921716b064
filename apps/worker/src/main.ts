import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { pino } from 'pino';
import { createAnchorActivities, createAssignmentActivities, createBulkActivities, createNotifyActivities, createOperationsActivities } from '#activities/create-activities.js';
import { channelTable } from '#activities/reminder/channel-table.js';
import type { Channel } from '#channels/channel.js';
import { createChannels } from '#channels/create-channels.js';
import type { Guard } from '#channels/guarded-post.js';
import { EnvironmentError, namedKeys, workerEnvironment, type WorkerEnvironment } from '#config/environment.js';
import { temporalConnection } from '#config/temporal.js';
import { dataConverterOf } from '#crypto/data-converter.js';
import { boxKeyOf } from '#crypto/sealed-box.js';
import { TASK_QUEUES } from '#messages/task-queues.js';
import { reconcile } from '#processes/reconcile.js';
import { tellOfWorker } from '#record/channel-settings.js';
import { writeChannels } from '#record/channel-states.js';
import { closeRecord, createRecord, type RecordContext } from '#record/record-context.js';
import { adoptOldStreams } from './operations/adopt-old-streams.js';
import { anchorPlace } from './operations/anchor-place.js';
import { ensureHourlyAnchor, ensureNightly } from './operations/nightly.js';
import { operationsOf } from './operations/operations.js';
import { Relay } from './relay/relay.js';
import { ToldTraces } from './relay/told-traces.js';
import { whereItFailed } from './where-it-failed.js';

/** Temporal may come up after us, or be away for a while: acts go on meanwhile. */
const RECONNECT_MS = 2_000;
/** Activity slots and the pool of database connections: each activity holds one connection. */
const ACTIVITIES_AT_ONCE = 20;

/** How many at once of what follows streams. */
const PROCESSES = {
  maxConcurrentActivityTaskExecutions: ACTIVITIES_AT_ONCE,
  maxConcurrentWorkflowTaskExecutions: 40,
  // 0.8 to 1 MB each: within 600 MB with ten thousand open. A cold one replays a short history (decision record 0069).
  maxCachedWorkflows: 350,
  // The default of 10 s would delay every timer of a worker that was killed.
  stickyQueueScheduleToStartTimeout: '2s',
  workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 20 },
  activityTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 20 },
} as const;

async function main(): Promise<void> {
  const environment = workerEnvironment();
  // Where API and worker share a machine, people's acts come before what follows from them.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const log = pino({ level: environment.LOG_LEVEL, base: { process: 'worker' } });
  const operations = await operationsOf(environment);
  // We own the signals: the relay stops first, then the workers, then the connections.
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN', (entry) => log.warn({ temporal: entry.message, ...whereItFailed(entry.meta) })), ...operations?.runtime });
  const { tracing, traces } = await tracingOf(environment);
  const record = createRecord(environment.RECORD_DATABASE_URL, {
    max: ACTIVITIES_AT_ONCE,
    tracing,
    acted: (acted) => {
      operations?.metrics.acted(acted);
      log.info(acted, 'act');
    },
  });
  // Before Temporal answers: that it does not is what is asked for.
  await operations?.serve(record);

  const dataConverter = dataConverterOf(namedKeys(environment));
  const connectionOptions = temporalConnection(environment);
  const native = await persistently(() => NativeConnection.connect(connectionOptions), log);
  const connection = await persistently(() => Connection.connect(connectionOptions), log);
  const client = new Client({ connection, namespace: environment.TEMPORAL_NAMESPACE, dataConverter });
  operations?.reached(connection);
  const channels = await channelsOf(record, environment);
  const shared = { connection: native, namespace: environment.TEMPORAL_NAMESPACE, dataConverter, shutdownGraceTime: '20s', shutdownForceTime: '30s', ...(traces && { interceptors: { activity: [traces.activities] } }) } as const;

  const anchors = await anchorPlace(record, environment, log);
  await adoptOldStreams(record, client, log);
  await ensureNightly(client);
  if (anchors) await ensureHourlyAnchor(client);
  const workers = await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: TASK_QUEUES.assignment,
      workflowBundle: { codePath: environment.WORKFLOW_BUNDLE ?? new URL('../../../workflow-bundle.js', import.meta.url).pathname },
      activities: { ...createAssignmentActivities(record), ...createOperationsActivities(record, (options) => reconcile(record, client, options)), ...(anchors ? createAnchorActivities(record, anchors) : {}) },
      ...PROCESSES,
    }),
    // Told to stop it takes no further message at once: what is under way has until the end of the forced time to be answered.
    Worker.create({ ...shared, shutdownGraceTime: 0, taskQueue: TASK_QUEUES.notify, activities: createNotifyActivities(record, channelTable({ record, own: channels, keys: namedKeys(environment), guard: guardOf(environment) })), maxConcurrentActivityTaskExecutions: 4 }),
    // Two pages at once leave the pool to what people wait for.
    Worker.create({ ...shared, taskQueue: TASK_QUEUES.bulk, activities: createBulkActivities(record), maxConcurrentActivityTaskExecutions: 2 }),
  ]);
  const relay = new Relay({ record, client, listenUrl: environment.RECORD_DATABASE_URL, demo: environment.DEMO, log, traces });
  await untilStopped(relay, workers);
  for (const channel of channels.values()) channel.close();
  await Promise.all([operations?.close(), tracing?.close()]);
  await connection.close();
  await native.close();
  await closeRecord(record);
}

/** Loaded only where it is wished for. */
async function tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: WorkerEnvironment) {
  const tracing = endpoint === undefined ? undefined : (await import('#operations/open-telemetry.js')).openTracing('liandong-worker', endpoint);
  return { tracing, traces: tracing && new ToldTraces(tracing) };
}

/** Ready until a signal: the relay stops first, then the workers finish what they have begun. */
async function untilStopped(relay: Relay, workers: readonly Worker[]): Promise<void> {
  relay.start();
  const runs = workers.map((worker) => worker.run());
  process.stdout.write('READY\n');

  const stop = async (): Promise<void> => {
    await relay.stop();
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  await Promise.all(runs);
}

/** E-mail is always there. */
const kindsOf = ({ CHANNELS: { channels } }: WorkerEnvironment): ReadonlyMap<string, string> => new Map([['email', 'email'], ...Object.entries(channels).map(([name, { kind }]): [string, string] => [name, kind])]);

/** Made of the environment; the record hears which there are, which hosts of the house may be reached, and by which key secrets are told. */
const channelsOf = async (record: RecordContext, environment: WorkerEnvironment): Promise<ReadonlyMap<string, Channel>> => {
  const { SMTP_URL: url, MAIL_FROM: from, SMTP_CA_FILE: caFile, CHANNELS } = environment;
  const keys = namedKeys(environment);
  await writeChannels(record, kindsOf(environment));
  await tellOfWorker(record, CHANNELS.allowedHosts, keys ? boxKeyOf(keys) : null);
  return createChannels({ url, from, ca: caFile === undefined ? undefined : readFileSync(caFile, 'utf8') }, CHANNELS.channels, guardOf(environment));
};

const guardOf = ({ CHANNELS: { allowedHosts } }: WorkerEnvironment): Guard => ({ allowedHosts });

async function persistently<T>(connect: () => Promise<T>, log: { warn: (fields: object, text: string) => void }): Promise<T> {
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      log.warn({ reason: (error as Error).message }, 'Temporal does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
    }
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvironmentError ? error.message : (error as Error).stack}\n`);
  process.exitCode = error instanceof EnvironmentError ? error.exitCode : 1;
  // A worker whose run() failed may hold native handles open; the supervisor starts it again.
  process.exit();
});
