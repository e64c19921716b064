import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Limits {
  readonly milliseconds: number;
  /** Of JavaScript; with all buffers four times as much, where the system can limit that. */
  readonly megabytes: number;
}

const CHILD = fileURLToPath(new URL('reading/read-child.mjs', import.meta.url));
/** In the build the parser is JavaScript; in a spec it is not yet, and the child compiles what it loads. */
const LOADER = import.meta.url.endsWith('.ts') ? ['--import', new URL('../testing/compile-on-load.mjs', import.meta.url).href] : [];
const SHELL = '/bin/sh';
/** A notice at its longest gives two million. */
const MOST_OUTPUT = 32 * 1024 * 1024;

/** What the child writes of an open file, by its descriptor; undefined when it had to be stopped or died. */
export function runLimited(file: number, { milliseconds, megabytes }: Limits): Promise<string | undefined> {
  const node = [process.execPath, `--max-old-space-size=${megabytes}`, ...LOADER, CHILD];
  // The flag holds JavaScript's own heap; buffers of an unpacked stream are held by the system's limit on data. Its limit on
  // time, of all threads together, ends a child whose parent is no more.
  const limits = `ulimit -d ${megabytes * 4 * 1024} 2>/dev/null; ulimit -t ${Math.ceil((milliseconds * 2) / 1000)} 2>/dev/null`;
  const [command = '', ...args] = existsSync(SHELL) ? [SHELL, '-c', `${limits}; exec "$@"`, SHELL, ...node] : node;
  return new Promise((resolve) => {
    // No environment: no secret of the caller is there to be read.
    const child = spawn(command, args, { env: {}, stdio: [file, 'pipe', 'ignore'] });
    giveWay(child.pid);
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_OUTPUT) child.kill('SIGKILL');
      else parts.push(part);
    });
    child.on('error', () => resolve(undefined));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(parts).toString('utf8') : undefined);
    });
  });
}

/** Whoever waits for the caller goes first. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended already, or the system does not let us.
  }
}
