import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#local-services/ports.js';
import { sourceProcess } from '#testing/api-process.js';
import { freshDatabase, type TestDatabase } from '#testing/database.js';
import { eventually } from '#testing/eventually.js';
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

  /** What a process has loaded of OpenTelemetry when it is up. */
  const loadedBy = async (main: string, given: Readonly<Record<string, string>>, endpoint: string): Promise<string[]> => {
    const [file, port] = [join(folder, String(Math.random())), await freePort()];
    const { kill } = sourceProcess(main, { ...given, METRICS_PORT: String(port), LOG_LEVEL: 'error', NODE_OPTIONS: `--import ${PRELOAD}`, LOADED_FILE: file, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
    try {
      await eventually(`${main} answers`, () => fetch(`http://127.0.0.1:${port}/live`).then(({ ok }) => ok, () => false), 60_000, 100);
    } finally {
      await kill();
    }
    return (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  };
  const ofApi = async (endpoint: string) => loadedBy('apps/api/src/main.ts', { RECORD_DATABASE_URL: database.recordUrl, APP_DATABASE_URL: database.appUrl, SESSION_SECRET: 's'.repeat(32), PORT: String(await freePort()), FILES_DIR: folder }, endpoint);
  // Nothing listens where Temporal is said to be: the worker waits for it, with its settings read.
  const ofWorker = async (endpoint: string) => loadedBy('apps/worker/src/main.ts', { RECORD_DATABASE_URL: database.recordUrl, TEMPORAL_ADDRESS: `127.0.0.1:${await freePort()}`, SMTP_URL: 'smtp://127.0.0.1:2525' }, endpoint);

  it('is loaded by API and worker where a collector is named, and else nothing of it', async () => {
    expect([await ofApi(''), await ofWorker('')]).toEqual([[], []]);
    const wanted = expect.arrayContaining([expect.stringMatching(/open-telemetry\.js$/), '@opentelemetry/sdk-trace-base', '@opentelemetry/exporter-trace-otlp-http']);
    expect([await ofApi(receiver.url), await ofWorker(receiver.url)]).toEqual([wanted, wanted]);
  });
});
