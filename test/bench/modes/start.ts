import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#local-services/ports.js';
import { round } from '../callers.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const LOOK_MS = 50;
const MOST_MS = 600_000;

/** `npm start` as it is typed, packages there and data not: until the sign-in page is whole, and again on what it left. */
export async function start(): Promise<object> {
  const dir = await mkdtemp(join(tmpdir(), 'liandong-bench-start-'));
  // As root PostgreSQL runs as another account, which must be able to come in.
  await chmod(dir, 0o755);
  try {
    const first = await upOn(dir);
    return { ...first, again_s: (await upOn(dir)).first_page_s };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function upOn(dir: string): Promise<{ first_page_s: number }> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start', '--', '--data', join(dir, 'data'), '--port', String(port)], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  const ended = once(child, 'exit');
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
      if (await isThere(port)) break;
      if (performance.now() - began > MOST_MS) throw new Error('no page');
      await sleep(LOOK_MS);
    }
    return { first_page_s: round((performance.now() - began) / 1000) };
  } finally {
    // npm does not hand a signal on; the group is all of it.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

/** The page, its scripts' first, and the API behind it. */
async function isThere(port: number): Promise<boolean> {
  const origin = `http://127.0.0.1:${port}`;
  try {
    const page = await (await fetch(origin)).text();
    const script = /src="(\/[^"]+\.js)"/.exec(page)?.[1];
    if (!script) return false;
    return (await fetch(origin + script)).ok && [200, 401].includes((await fetch(`${origin}/api/v1/session`)).status);
  } catch {
    return false;
  }
}
