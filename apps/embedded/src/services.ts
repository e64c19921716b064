import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmbeddedEnvironment } from '#config/environment.js';
import { freePort } from '#local-services/ports.js';
import { startPostgres, type StartedPostgres } from '#local-services/postgres.js';
import { startTemporal, type StartedTemporal } from '#local-services/temporal.js';
import { startNodeChild } from './children.js';
import type { Running, Supervisor } from './supervisor.js';

const DIST = fileURLToPath(new URL('../../..', import.meta.url));
const ROOT = join(DIST, '..');

export const NAMES = { api: 'api', worker: 'worker', outbox: 'smtp', temporal: 'temporal', postgres: 'postgres' } as const;
/** Those that write go before those that are written to. */
export const STOP_ORDER = [NAMES.api, NAMES.worker, NAMES.outbox, NAMES.temporal, NAMES.postgres];

/** A server that crashes comes back on the same ports: its clients reconnect. */
export const addPostgres = (supervisor: Supervisor, dataDir: string): Promise<StartedPostgres> => {
  let port: number | undefined;
  return supervisor.add(NAMES.postgres, async () => {
    const started = await startPostgres({ dir: join(dataDir, 'postgres'), ...(port === undefined ? {} : { port }) });
    port = started.port;
    return started;
  });
};

export const addTemporal = (supervisor: Supervisor, dataDir: string, namespace: string, say: (text: string) => void): Promise<StartedTemporal> => {
  let ports: { port: number; uiPort: number } | undefined;
  return supervisor.add(NAMES.temporal, async () => {
    const started = await startTemporal({ dbFile: join(dataDir, 'temporal', 'temporal.db'), namespace, say, ...ports });
    ports = { port: Number(started.address.split(':')[1]), uiPort: Number(new URL(started.uiUrl).port) };
    return started;
  });
};

export async function addOutbox(supervisor: Supervisor, dataDir: string, outboxDir: string): Promise<string> {
  const port = await freePort();
  await supervisor.add(NAMES.outbox, () =>
    startNodeChild({
      name: NAMES.outbox,
      script: fileURLToPath(new URL('mail-outbox.mjs', import.meta.url)),
      env: { OUTBOX_DIR: outboxDir, SMTP_PORT: String(port) },
      logFile: join(dataDir, 'logs', 'smtp.log'),
      isReady: (lines) => lines.includes('READY'),
      graceMs: 3_000,
    }),
  );
  return `smtp://127.0.0.1:${port}`;
}

/** All that API and worker are told. */
export interface Settings {
  readonly environment: EmbeddedEnvironment;
  readonly dataDir: string;
  readonly isDemo: boolean;
  readonly recordUrl: string;
  readonly appUrl: string;
  readonly sessionSecret: string;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  readonly smtpUrl: string;
  /** Settings of channels that the worker gets as they came. */
  readonly channels: Readonly<Record<string, string>>;
  /** 统一身份认证: the API's alone, as it came. */
  readonly signOn: Readonly<Record<string, string>>;
  /** KEYS or KEYS_FILE: the worker's alone. */
  readonly keys: Readonly<Record<string, string>>;
  readonly anchorDir: string;
  readonly outboxDir: string;
  readonly port: number;
}

/** API and worker share this machine: the worker's metrics are on the port after the API's. Said even where none is named: children inherit what was. */
const metricsPort = ({ environment: { METRICS_PORT: port } }: Settings, after: 0 | 1): string => (port === undefined ? '' : String(port + after));

export const addWorker = (supervisor: Supervisor, s: Settings): Promise<Running> =>
  supervisor.add(NAMES.worker, () =>
    startNodeChild({
      name: NAMES.worker,
      script: join(DIST, 'apps/worker/src/main.js'),
      env: {
        RECORD_DATABASE_URL: s.recordUrl,
        TEMPORAL_ADDRESS: s.temporalAddress,
        TEMPORAL_NAMESPACE: s.environment.TEMPORAL_NAMESPACE,
        WORKFLOW_BUNDLE: join(DIST, 'workflow-bundle.js'),
        SMTP_URL: s.smtpUrl,
        ...s.channels,
        ...s.keys,
        ANCHOR_DIR: s.anchorDir,
        METRICS_PORT: metricsPort(s, 1),
        DEMO: String(s.isDemo),
        LOG_LEVEL: s.environment.LOG_LEVEL,
      },
      logFile: join(s.dataDir, 'logs', 'worker.log'),
      isReady: (lines) => lines.includes('READY'),
      // It lets activities finish for 20 s and ends them after 30 s.
      graceMs: 35_000,
    }),
  );

export const addApi = (supervisor: Supervisor, s: Settings): Promise<Running> =>
  supervisor.add(NAMES.api, () =>
    startNodeChild({
      name: NAMES.api,
      script: join(DIST, 'apps/api/src/main.js'),
      env: {
        RECORD_DATABASE_URL: s.recordUrl,
        APP_DATABASE_URL: s.appUrl,
        PORT: String(s.port),
        HOST: s.environment.HOST,
        SESSION_SECRET: s.sessionSecret,
        ...(s.environment.IDENTITY_KEY ? { IDENTITY_KEY: s.environment.IDENTITY_KEY } : {}),
        ...(s.environment.CREDENTIAL_PROFILE ? { CREDENTIAL_PROFILE: s.environment.CREDENTIAL_PROFILE } : {}),
        ...s.signOn,
        DEMO: String(s.isDemo),
        OUTBOX_DIR: s.outboxDir,
        FILES_DIR: join(s.dataDir, 'files'),
        // A demo has no scanner: its files count as they are, and say so.
        ...(s.environment.CLAMD_ADDRESS ? { CLAMD_ADDRESS: s.environment.CLAMD_ADDRESS } : { UNSCANNED_FILES: 'accept' }),
        WEB_DIR: join(ROOT, 'apps/web/dist'),
        METRICS_PORT: metricsPort(s, 0),
        TEMPORAL_ADDRESS: s.temporalAddress,
        LOG_LEVEL: s.environment.LOG_LEVEL,
        ...(s.temporalUiUrl ? { TEMPORAL_UI_URL: s.temporalUiUrl } : {}),
      },
      logFile: join(s.dataDir, 'logs', 'api.log'),
      isReady: () => isHealthy(pageUrl(s)),
      graceMs: 10_000,
    }),
  );

/** An address to open: a server on all addresses is reached on this machine's own. */
export const pageUrl = (s: { environment: { HOST: string }; port: number }): string =>
  `http://${s.environment.HOST === '0.0.0.0' || s.environment.HOST === '::' ? '127.0.0.1' : s.environment.HOST}:${s.port}`;

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(2_000) })).status === 200;
  } catch {
    return false;
  }
}
