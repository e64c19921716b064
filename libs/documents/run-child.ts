import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface ChildLimits {
  readonly milliseconds: number;
  /** Of JavaScript; with all buffers four times as much, where the system can limit that. */
  readonly megabytes: number;
}

const SHELL = '/bin/sh';
/** Twenty thousand rows of a workbook take less. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** What a script of Node makes of these bytes, in a process with limits (decision record 0039); undefined when it had to be stopped or died. */
export function runChild(script: string, bytes: Uint8Array, { milliseconds, megabytes }: ChildLimits): Promise<string | undefined> {
  const node = [process.execPath, `--max-old-space-size=${megabytes}`, script];
  const [command = '', ...args] = existsSync(SHELL) ? [SHELL, '-c', `ulimit -d ${megabytes * 4 * 1024} 2>/dev/null; exec "$@"`, SHELL, ...node] : node;
  return new Promise((resolve) => {
    // No environment: no secret of the caller is there to be read.
    const child = spawn(command, args, { env: {}, stdio: ['pipe', 'pipe', 'ignore'] });
    const parts: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.stdout.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_OUTPUT) child.kill('SIGKILL');
      else parts.push(part);
    });
    // It may die before it has read all.
    child.stdin.on('error', () => undefined);
    child.on('error', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(parts).toString('utf8') : undefined);
    });
    child.stdin.end(bytes);
  });
}
