import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#local-services/ports.js';
import { sourceProcess } from '#testing/api-process.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { traceReceiver } from '#testing/trace-receiver.js';

/** Writes down what is asked for by a name of OpenTelemetry, by `import` and by `require`. */
const HOOK = `export const resolve = (specifier, context, next) => { if (/open-?telemetry/.test(specifier)) require('node:fs').appendFileSync(process.env.LOADED_FILE, specifier + '\\n'); return next(specifier, context); };`;
const dataUrl = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;
const PRELOAD = dataUrl(`
  import Module, { register } from 'node:module';
  import { appendFileSync } from 'node:fs';
  const load = Module._load;
  Module._load = function (request, ...rest) {
    if (/open-?telemetry/.test(request)) appendFileSync(process.env.LOADED_FILE, request + '\\n');
    return load.call(this, request, ...rest);
  };
  register(${JSON.stringify(dataUrl(`import { createRequire } from 'node:module'; const require = createRequire('/'); ${HOOK}`))});`);

// Four processes begin, one after the other, compiled from their sources.
jest.setTimeout(240_000);

describe('what traces', () => {
  let database: TestDatabase;
  let folder: string;
  let receiver: Awaited<ReturnType<typeof traceReceiver>>;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'liandong-loaded-'));
    receiver = await traceReceiver();
  });
  afterAll(async () => {
    await receiver?.close();
    await rm(folder, { recursive: true, force: true });
    await database?.drop();
  });

  /** What a process has loaded of OpenTelemetry when it is up. No METRICS_PORT: the API loads what counts only then. */
  const loadedBy = async (main: string, given: Readonly<Record<string, string>>, endpoint: string, isUp?: Promise<unknown>): Promise<string[]> => {
    const file = join(folder, String(Math.random()));
    const { isReady, kill } = sourceProcess(main, { ...given, LOG_LEVEL: 'error', NODE_OPTIONS: `--import ${PRELOAD}`, LOADED_FILE: file, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    await (isUp ? Promise.race([isUp, isReady]) : isReady).finally(kill);
    return (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  };
  const ofApi = async (endpoint: string) => loadedBy('apps/api/src/main.ts', { RECORD_DATABASE_URL: database.recordUrl, APP_DATABASE_URL: database.appUrl, SESSION_SECRET: 's'.repeat(32), PORT: String(await freePort()), FILES_DIR: folder }, endpoint);
  /** Up when it calls Temporal, which here says nothing. */
  const ofWorker = async (endpoint: string): Promise<string[]> => {
    const temporal = createServer((socket) => socket.on('error', () => undefined));
    const port = await freePort();
    temporal.listen(port, '127.0.0.1');
    return loadedBy('apps/worker/src/main.ts', { RECORD_DATABASE_URL: database.recordUrl, TEMPORAL_ADDRESS: `127.0.0.1:${port}`, SMTP_URL: 'smtp://127.0.0.1:2525' }, endpoint, once(temporal, 'connection')).finally(() => temporal.close());
  };

  it('is loaded by API and worker where a collector is named, and else nothing of it', async () => {
    // The worker's prom-client asks for the interface, which traces nothing.
    expect([await ofApi(''), await ofWorker('')]).toEqual([[], ['@opentelemetry/api']]);
    const wanted = expect.arrayContaining(['@opentelemetry/sdk-trace-base', '@opentelemetry/exporter-trace-otlp-http']);
    expect([await ofApi(receiver.url), await ofWorker(receiver.url)]).toEqual([wanted, wanted]);
  });
});
