/** The composed system of `npm start`, with a data folder and a port of its own, for one run. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const START_MS = 90_000;
const STOP_MS = 45_000;
/** A person's own servers are not for tests. */
const OWN = /^(DATABASE_URL|RECORD_DATABASE_URL|APP_DATABASE_URL|TEMPORAL_ADDRESS|SMTP_URL|NODE_ENV|PORT|HOST|DEMO)$/;

/** Answers when its pages can be opened. `stop` ends it and removes all it wrote. `flags` as of `npm start`, `variables` of its environment besides. */
export async function startSystem(flags = [], variables = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-e2e-'));
  // As root PostgreSQL runs as another account, which must be able to come in.
  await chmod(dataDir, 0o755);
  // Built by then; the pages and servers that are started are as well.
  const { freePort } = await import(pathToFileURL(resolve('dist/libs/local-services/ports.js')).href);
  const port = await freePort();
  const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name))), ...variables };
  const child = spawn(process.execPath, ['dist/apps/embedded/src/main.js', '--port', String(port), '--data', dataDir, ...flags], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  let output = '';
  const stop = async () => {
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(late);
    await rm(dataDir, { recursive: true, force: true });
  };
  const ready = new Promise((resolve) => {
    const read = (chunk) => {
      output = (output + chunk).slice(-8_000);
      // Printed last, once everything answers.
      if (output.includes(`${url}/docs`)) resolve(true);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, START_MS, false);
  });
  const isReady = await Promise.race([ready, late, ended.then(() => false)]);
  clearTimeout(timer);
  if (isReady) return { url, stop };
  await stop();
  throw new Error(`the system did not start:\n${output}`);
}
