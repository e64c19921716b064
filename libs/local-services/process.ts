import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a child said last; enough to name the cause of a failure. */
const KEPT_LINES = 30;

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** All it prints goes there, begun afresh at each start. */
  readonly logFile?: string;
  /** A channel to the child: it sees `disconnect` when we die, however hard. */
  readonly ipc?: boolean;
  readonly onLine?: (line: string) => void;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Child {
  readonly pid: number;
  readonly process: ChildProcess;
  readonly exited: Promise<Exit>;
  lastLines(): string;
  /** Asks, waits, and ends it only when it does not answer. */
  stop(signal?: NodeJS.Signals, graceMs?: number): Promise<Exit>;
}

/**
 * A child in a process group of its own: Ctrl+C reaches the whole group of the terminal, and the database
 * must not go before those who write to it.
 */
export function startChild(options: ChildOptions): Child {
  if (options.logFile) {
    mkdirSync(dirname(options.logFile), { recursive: true });
    writeFileSync(options.logFile, '', { mode: 0o600 });
  }
  const stdio: StdioOptions = options.ipc ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(options.command, [...options.args], { env: options.env ?? process.env, cwd: options.cwd, stdio, detached: true });
  const kept: string[] = [];
  const take = (line: string): void => {
    kept.push(line);
    if (kept.length > KEPT_LINES) kept.shift();
    if (options.logFile) appendLine(options.logFile, line);
    options.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) if (stream) splitLines(stream, take);
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', (error) => {
      take(error.message);
      resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    pid: child.pid ?? -1,
    process: child,
    exited,
    lastLines: () => kept.join('\n'),
    async stop(signal = 'SIGTERM', graceMs = 10_000) {
      const { pid } = child;
      if (child.exitCode === null && child.signalCode === null && pid) {
        child.kill(signal);
        const late = setTimeout(() => signalGroup(pid, 'SIGKILL'), graceMs);
        await exited;
        clearTimeout(late);
      }
      return exited;
    },
  };
}

/** A full disk must not end the supervisor. */
function appendLine(file: string, line: string): void {
  try {
    appendFileSync(file, `${line}\n`);
  } catch {
    // The line stays among the kept ones.
  }
}

function splitLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  });
  stream.on('end', () => {
    if (rest) take(rest);
  });
}

/** The child and all it started; a group that is gone is no error. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process is gone within the time. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(50)) if (!isAlive(pid)) return true;
  return !isAlive(pid);
}

/** Settles when a process that is not our child has ended; looks once a second and keeps nobody alive. */
export function whenGone(pid: number): Promise<Exit> {
  return new Promise((gone) => {
    const timer = setInterval(() => {
      if (isAlive(pid)) return;
      clearInterval(timer);
      gone({ code: null, signal: null });
    }, 1_000);
    timer.unref();
  });
}

/** The arguments of a process, to be sure that a pid from a file is still what the file says; undefined where the system does not tell. */
export function commandLine(pid: number): readonly string[] | undefined {
  if (!existsSync('/proc/self/cmdline')) return undefined;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
