import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { writePrivate } from '#local-services/data-folder.js';
import { LocalServiceError } from '#local-services/local-service-error.js';
import { commandLine, isAlive, startChild, waitGone, type Child } from '#local-services/process.js';
import type { Running } from './supervisor.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const READY_MS = 60_000;

export interface NodeChildOptions {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
  /** Ready when it answers true; asked again and again. */
  readonly isReady: (lines: readonly string[]) => boolean | Promise<boolean>;
  /** What it may take to finish its work after SIGTERM. */
  readonly graceMs: number;
}

/** A process of ours with exactly the variables it needs: the owner's DATABASE_URL stays here. */
export async function startNodeChild(options: NodeChildOptions): Promise<Running> {
  const lines: string[] = [];
  const child = startChild({
    command: process.execPath,
    args: ['--enable-source-maps', '--import', new URL('follow-parent.mjs', import.meta.url).href, options.script],
    env: { ...inherited(), ...options.env },
    logFile: options.logFile,
    ipc: true,
    onLine: (line) => {
      if (lines.length < 100) lines.push(line);
    },
  });
  let ended = false;
  void child.exited.then(() => (ended = true));
  for (const until = Date.now() + READY_MS; !(await options.isReady(lines)); await sleep(50)) {
    if (!ended && Date.now() < until) continue;
    const why = ended ? '' : `（${READY_MS / 1000} 秒未就绪 / not ready）`;
    await child.stop('SIGTERM', 5_000);
    throw new LocalServiceError(`${options.name} 未能启动 / did not start${why}：\n${child.lastLines()}\n日志 / log: ${options.logFile}`);
  }
  return running(child, options.graceMs);
}

const running = (child: Child, graceMs: number): Running => ({ pid: child.pid, exited: child.exited, stop: () => child.stop('SIGTERM', graceMs) });

function inherited(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, RECORD_DATABASE_URL: _1, APP_DATABASE_URL: _2, KEYS: _3, KEYS_FILE: _4, OIDC_CLIENT_SECRET: _5, OIDC_CLIENT_SECRET_FILE: _6, ...rest } = process.env;
  return rest;
}

const childrenFile = (dir: string): string => join(dir, 'children.json');

/** Written at each change, for the start after a kill -9. */
export const keepPids = (dir: string, pids: readonly number[]): void => writePrivate(childrenFile(dir), JSON.stringify(pids));

/** API, worker and outbox of a killed run: they stop by themselves; those that hang are ended. Never the servers. */
export async function stopLeftovers(dir: string): Promise<number> {
  const file = childrenFile(dir);
  if (!existsSync(file)) return 0;
  const pids = (JSON.parse(readFileSync(file, 'utf8')) as number[]).filter((pid) => pid > 1 && isAlive(pid) && isChildOfOurs(pid));
  await Promise.all(
    pids.map(async (pid) => {
      process.kill(pid, 'SIGTERM');
      if (!(await waitGone(pid, 3_000))) process.kill(pid, 'SIGKILL');
      await waitGone(pid, 2_000);
    }),
  );
  keepPids(dir, []);
  return pids.length;
}

/** Only what we start carries the preloaded module of this folder. */
const isChildOfOurs = (pid: number): boolean => commandLine(pid)?.some((each) => each.includes(join(HERE, 'follow-parent.mjs'))) ?? true;
